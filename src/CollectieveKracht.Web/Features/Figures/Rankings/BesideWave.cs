using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Figures.Rankings;

/// <param name="Place">Null where the other wave did not rank it among the same things.</param>
/// <param name="Comparability">Whether both waves mean the same by it.</param>
public sealed record BesideCount(Counted Counted, int? Place, Comparability Comparability);

public sealed record BesideScore(double Score, int Place);

/// <summary>What another wave says of what is ranked: counted from its answers, or as it was published.</summary>
public sealed record BesideWave(
    IReadOnlyDictionary<Subject, BesideCount> Categories, IReadOnlyDictionary<Subject, BesideCount> Challenges, IReadOnlyDictionary<Subject, BesideScore> Weighted)
{
    private const string OtherList = "other-list";

    /// <summary>The wave of 2020, of which only what the report states exists.</summary>
    public static BesideWave Published(PublishedFigures figures, Vocabulary vocabulary, ShownWave wave)
    {
        var listed = vocabulary.Reported.ToLookup(challenge => challenge.Category, challenge => challenge.Code);
        return new BesideWave(
            figures.CategoryRanking(Measure.RespondentsWithAnyChallenge, Panel.Survey).ToDictionary(
                figure => Subject.Category(figure.Category),
                figure => new BesideCount(new Counted((int)figure.Value, figure.Of!.Value), figure.Rank, OfLists(listed[figure.Category], ListOf(wave, figure.Category)))),
            // The report ranks challenges within a category only.
            vocabulary.Categories.SelectMany(category => figures.ChallengeRanking(category.Slug)).ToDictionary(
                figure => Subject.Challenge(figure.Code), figure => new BesideCount(new Counted(figure.Count, figure.Of), Place: null, Comparability.Comparable)),
            figures.CategoryRanking(Measure.WeightedRank, Panel.Survey).ToDictionary(
                figure => Subject.Category(figure.Category), figure => new BesideScore((double)figure.Value, figure.Rank)));
    }

    /// <summary>Another wave with answers, within the same filter.</summary>
    public static BesideWave Counted(ShownWave other, ShownWave wave, IReadOnlyList<Subject> filter)
    {
        var view = new RankingView(other, filter, beside: null);
        return new BesideWave(
            view.Categories.Where(row => row.Count is not null).ToDictionary(row => row.Subject, row => new BesideCount(
                new Counted(row.Count!.Value, row.Of), row.Place, OfLists(ListOf(other, row.Subject.Slug), ListOf(wave, row.Subject.Slug)))),
            view.Challenges.Where(row => row.Count is not null)
                .ToDictionary(row => row.Subject, row => new BesideCount(new Counted(row.Count!.Value, row.Of), row.Place, Comparability.Comparable)),
            view.Weighted.Where(row => row.Score is not null).ToDictionary(row => row.Subject, row => new BesideScore(row.Score!.Value, row.Place!.Value)));
    }

    /// <summary>Who ticked at least one of a list is comparable only where the list is the same.</summary>
    private static Comparability OfLists(IEnumerable<string> before, IEnumerable<string> after) =>
        before.ToHashSet().SetEquals(after) ? Comparability.Comparable : Comparability.NotComparable(OtherList);

    private static IEnumerable<string> ListOf(ShownWave wave, string category) => wave.Tree.FirstOrDefault(branch => branch.Category == category)?.Challenges ?? [];
}
