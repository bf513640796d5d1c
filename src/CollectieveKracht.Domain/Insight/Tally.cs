using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>How many of the respondents that could, gave an answer.</summary>
/// <param name="Of">The respondents among whom it was counted (n).</param>
public sealed record Tally(Subject Subject, int Count, int Of)
{
    public double? Share => Interval?.Share;

    public WilsonInterval? Interval => WilsonInterval.Of(Count, Of);

    /// <summary>Counted among the respondents of a group.</summary>
    public static Tally Within(AnswerTable table, Subject subject, RespondentGroup within) =>
        new(subject, table.Of(subject).CountWith(within), within.Count);
}
