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

/// <summary>
/// Which shares a collective may see beside its own answers: those that everyone will see once the wave is published, see <see cref="Disclosure"/>. Its own answers are no reason to
/// see more of others.
/// </summary>
public static class ComparedShares
{
    /// <param name="group">What they have in common that it is put beside; null for all.</param>
    public static bool MayTell(this CountedWave wave, Subject? group) => wave.Of(group).Count >= SmallCells.FewestShown && wave.Public.Shows(Together(group));

    public static ComparedShare ShareOf(this CountedWave wave, Subject? group, Subject subject)
    {
        var members = wave.Of(group);
        var mayTell = wave.MayTell(group) && wave.Public.Shows([.. Together(group), subject]);
        return new(mayTell ? wave.Answers.Of(subject).CountWith(members) : null, members.Count);
    }

    public static RespondentGroup Of(this CountedWave wave, Subject? group) => group is { } common ? wave.Answers.Of(common) : wave.Answers.Everyone;

    private static Subject[] Together(Subject? group) => group is { } common ? [common] : [];
}
