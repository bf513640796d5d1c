using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Features.Figures.Rankings;

/// <summary>What is ranked in one wave, with what it was in another.</summary>
/// <param name="Place">From 1; null when the count may not be shown.</param>
/// <param name="Count">Respondents that ticked it; null when that may not be shown.</param>
/// <param name="Before">What the other wave counted; null when there is none, or it was not published or may not be shown.</param>
/// <param name="PlaceBefore">Its place there.</param>
/// <param name="Change">Between the two waves; without a difference where they are not comparable.</param>
public sealed record RankingRow(Subject Subject, string Name, int? Place, int? Count, int Of, Counted? Before, int? PlaceBefore, Change? Change)
{
    public double? Share => Count is { } count && Of > 0 ? (double)count / Of : null;

    public WilsonInterval? Interval => Count is { } count ? WilsonInterval.Of(count, Of) : null;
}

/// <param name="Score">Null when it may not be shown.</param>
/// <param name="Decimals">Fewer where small groups are in it.</param>
/// <param name="Before">What the other wave has.</param>
public sealed record WeightedRow(Subject Subject, string Name, int? Place, double? Score, int Decimals, double? Before, int? PlaceBefore);

/// <summary>The rankings of a wave within a filter, beside those of another wave.</summary>
public sealed class RankingView
{
    private const int MostRows = 60;

    private readonly ShownWave _wave;
    private readonly RespondentGroup _within;
    private readonly BesideWave? _beside;

    public RankingView(ShownWave wave, IReadOnlyList<Subject> filter, BesideWave? beside)
    {
        (_wave, Filter, _beside) = (wave, filter, beside);
        _within = wave.Within(filter);
        Base = wave.Count(filter);
    }

    public IReadOnlyList<Subject> Filter { get; }

    /// <summary>The respondents of the filter (n); null when that may not be shown.</summary>
    public int? Base { get; }

    public bool IsEmpty => Base is null or 0;

    /// <summary>Ranking 1: who ticked at least one challenge of the category.</summary>
    public IReadOnlyList<RankingRow> Categories => field ??= [.. RowsOf(Domain.Insight.Rankings.OfCategories(_wave.Answers, _wave.Tree, _within), _beside?.Categories)];

    /// <summary>Ranking 2: the mean over the sectors of ticks per respondent.</summary>
    public IReadOnlyList<WeightedRow> Weighted => field ??= [.. WeightedRows()];

    /// <summary>All challenges, most ticked first.</summary>
    public IReadOnlyList<RankingRow> Challenges => field ??=
        [.. RowsOf(Domain.Insight.Rankings.OfChallenges(_wave.Answers, _wave.Tree.SelectMany(branch => branch.Challenges), _within), _beside?.Challenges).Take(MostRows)];

    /// <summary>Ranking 3: the key challenges of each category.</summary>
    /// <param name="key">Their codes.</param>
    public IReadOnlyList<(string Category, IReadOnlyList<RankingRow> Rows)> KeyChallenges(IReadOnlySet<string> key) =>
    [
        .. from branch in _wave.Tree
           let codes = branch.Challenges.Where(key.Contains).ToList()
           where codes.Count > 0
           select (_wave.NameOf(branch.Subject), (IReadOnlyList<RankingRow>)[.. RowsOf(Domain.Insight.Rankings.OfChallenges(_wave.Answers, codes, _within), _beside?.Challenges)]),
    ];

    public bool HasHidden => Categories.Concat(Challenges).Any(row => row.Count is null);

    private IEnumerable<RankingRow> RowsOf(IReadOnlyList<RankedTally> ranking, IReadOnlyDictionary<Subject, BesideCount>? before)
    {
        foreach (var (place, tally) in ranking)
        {
            var isShown = Base is not null && _wave.Disclosure.Shows([.. Filter, tally.Subject]);
            var was = before?.GetValueOrDefault(tally.Subject);
            yield return new RankingRow(
                tally.Subject, _wave.NameOf(tally.Subject), isShown ? place : null, isShown ? tally.Count : null, tally.Of, was?.Counted, was?.Place,
                isShown && was is { } known ? Change.Between(known.Counted, new Counted(tally.Count, tally.Of), known.Comparability) : null);
        }
    }

    private IEnumerable<WeightedRow> WeightedRows()
    {
        foreach (var rank in Domain.Insight.Rankings.Weighted(_wave.Answers, _wave.Tree, _within))
        {
            var branch = _wave.Tree.Single(branch => branch.Subject == rank.Category);
            var free = FreeCounts(branch, rank);
            // A mean is one equation: where it would leave only one way to fill in what is hidden, it is not shown.
            var isShown = Base is not null && free is 0 or >= 2;
            var was = _beside?.Weighted.GetValueOrDefault(rank.Category);
            yield return new WeightedRow(
                rank.Category, _wave.NameOf(rank.Category), Base is null ? null : rank.Place, isShown ? rank.Score : null, free == 0 ? 2 : 1, was?.Score, was?.Place);
        }
    }

    /// <summary>How many hidden counts under a score can still be anything, when the shown ones and their sums are known.</summary>
    private int FreeCounts(CategoryBranch branch, WeightedRank rank) => branch.ChallengeSubjects.Sum(challenge =>
    {
        var hidden = rank.Sectors.Count(sector => !_wave.Disclosure.Shows([.. Filter, sector.Sector, challenge]));
        return Math.Max(0, hidden - (_wave.Disclosure.Shows([.. Filter, challenge]) ? 1 : 0));
    });
}
