using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>An answer with its place: one more than the number of answers that were given more often, so that equal ones share a place.</summary>
public sealed record RankedTally(int Place, Tally Tally);

/// <summary>The ticks in a category by the respondents of one sector.</summary>
public sealed record SectorScore(Subject Sector, int Ticks, int Respondents)
{
    public double Score => (double)Ticks / Respondents;
}

/// <summary>A category with its weighted score and its place by it; both unknown when no respondent has a sector.</summary>
/// <param name="Sectors">Those with respondents, of which the score is the mean.</param>
public sealed record WeightedRank(Subject Category, int? Place, double? Score, IReadOnlyList<SectorScore> Sectors);

/// <summary>
/// The rankings of challenges and their categories, among all respondents or within a group of them. They are those of the report of 2020
/// (Institutions for Collective Action, "Verslag van het onderzoek naar behoeften en uitdagingen van burgercollectieven", Overviews 1 to 3).
/// </summary>
public static class Rankings
{
    // Two sums of the same fractions may differ in the last digits; beyond this they are different scores.
    private const int ScoreDigits = 9;

    /// <summary>Ranking 1 (Overview 1): the respondents that ticked at least one challenge of the category.</summary>
    public static IReadOnlyList<RankedTally> OfCategories(AnswerTable table, IEnumerable<CategoryBranch> tree, RespondentGroup within) =>
        InOrder(tree.Select(branch => new Tally(branch.Subject, table.OfAny(branch.ChallengeSubjects).CountWith(within), within.Count)));

    /// <summary>
    /// Ranking 2 (Overview 2): the mean over the sectors that have respondents of the challenges that they ticked in the category, divided by
    /// the number of those respondents. Every sector weighs alike; who has no sector does not count.
    /// </summary>
    public static IReadOnlyList<WeightedRank> Weighted(AnswerTable table, IEnumerable<CategoryBranch> tree, RespondentGroup within)
    {
        var sectors = SectorsWithRespondents(table, within);
        var scores = tree.Select(branch => WeightedScore(table, branch, sectors)).ToList();
        return
        [
            .. scores
                .Select(rank => rank with { Place = rank.Score is { } score ? 1 + scores.Count(other => IsHigher(other.Score, score)) : null })
                .OrderBy(rank => rank.Place ?? int.MaxValue).ThenBy(rank => rank.Category),
        ];
    }

    /// <summary>Ranking 3 (Overview 3): within each category its key challenges, by the respondents that ticked them.</summary>
    /// <param name="keyChallenges">Per category only its key challenges; a category without them is not in the outcome.</param>
    public static IReadOnlyDictionary<Subject, IReadOnlyList<RankedTally>> OfKeyChallenges(
        AnswerTable table, IEnumerable<CategoryBranch> keyChallenges, RespondentGroup within) =>
        keyChallenges.Where(branch => branch.Challenges.Count > 0)
            .ToDictionary(branch => branch.Subject, branch => OfChallenges(table, branch.Challenges, within));

    /// <summary>Challenges by the respondents that ticked them: those of one category, or of all.</summary>
    public static IReadOnlyList<RankedTally> OfChallenges(AnswerTable table, IEnumerable<string> challenges, RespondentGroup within) =>
        InOrder(challenges.Select(code => Tally.Within(table, Subject.Challenge(code), within)));

    private static List<RankedTally> InOrder(IEnumerable<Tally> tallies)
    {
        var all = tallies.ToList();
        return
        [
            .. all.Select(tally => new RankedTally(1 + all.Count(other => other.Count > tally.Count), tally))
                .OrderBy(ranked => ranked.Place).ThenBy(ranked => ranked.Tally.Subject),
        ];
    }

    private static List<(Subject Sector, RespondentGroup Respondents)> SectorsWithRespondents(AnswerTable table, RespondentGroup within) =>
    [
        .. table.Subjects
            .Where(subject => subject.Kind == SubjectKind.Sector)
            .Select(sector => (sector, table.Of(sector).And(within)))
            .Where(pair => !pair.Item2.IsEmpty),
    ];

    private static WeightedRank WeightedScore(
        AnswerTable table, CategoryBranch branch, IReadOnlyList<(Subject Sector, RespondentGroup Respondents)> sectors)
    {
        var scores = sectors
            .Select(sector => new SectorScore(
                sector.Sector,
                branch.ChallengeSubjects.Sum(challenge => table.Of(challenge).CountWith(sector.Respondents)),
                sector.Respondents.Count))
            .ToList();
        return new WeightedRank(branch.Subject, null, scores.Count == 0 ? null : scores.Average(sector => sector.Score), scores);
    }

    private static bool IsHigher(double? other, double score) => other is { } known && Math.Round(known - score, ScoreDigits) > 0;
}
