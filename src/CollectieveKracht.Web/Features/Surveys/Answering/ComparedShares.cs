using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>How many of a group recognise a challenge.</summary>
/// <param name="Count">Null where it may not be told.</param>
/// <param name="Of">The size of the group.</param>
public readonly record struct ComparedShare(int? Count, int Of)
{
    /// <summary>In whole percents; null where it may not be told.</summary>
    public int? Percent => Count is { } count ? (int)Math.Round(100m * count / Of, MidpointRounding.AwayFromZero) : null;
}

/// <summary>The one place that decides which shares a collective may see beside its own answers.</summary>
public static class ComparedShares
{
    public static bool MayTell(RespondentGroup group) => group.Count >= SmallCells.FewestShown;

    public static ComparedShare ShareOf(this AnswerTable answers, RespondentGroup group, Subject subject)
    {
        var count = answers.Of(subject).CountWith(group);
        return new(MayTell(group) && !SmallCells.IsSmall(count) ? count : null, group.Count);
    }
}
