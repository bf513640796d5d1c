using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.WebUtilities;

namespace CollectieveKracht.Web.Features.Figures.Rankings;

/// <summary>One of the rankings, by the end of an address.</summary>
public enum RankingList
{
    /// <summary>Ranking 1: any challenge of a category.</summary>
    Categories,

    /// <summary>Ranking 2: the mean over the sectors.</summary>
    Weighted,

    /// <summary>Ranking 3: the key challenges.</summary>
    Key,

    /// <summary>All challenges.</summary>
    Challenges,
}

/// <summary>Which rankings an address asks for. What is not in the wave is left out, and the page says what it shows.</summary>
/// <param name="Beside">The wave beside it; null for none.</param>
public sealed record RankingSelection(IReadOnlyList<WaveChoice> Waves, ShownWave Wave, IReadOnlyList<Subject> Filter, WaveChoice? Beside, RankingView View)
{
    public const string Path = "/cijfers/ranglijst";

    /// <summary>The address of its page: everyone's, or that of analysts.</summary>
    public required string PagePath { get; init; }

    /// <summary>The codes of the key challenges (report, Overview 3).</summary>
    public required IReadOnlySet<string> Key { get; init; }

    /// <summary>The one ranking that a file is asked of; null for all.</summary>
    public RankingList? List { get; private init; }

    private const string NoneBeside = "geen";

    private static readonly IReadOnlyList<(string Slug, RankingList List)> Lists =
        [("1", RankingList.Categories), ("2", RankingList.Weighted), ("3", RankingList.Key), ("uitdagingen", RankingList.Challenges)];

    /// <summary>Whether no wave was to be beside it.</summary>
    private bool LeftBesideOut { get; init; }

    /// <summary>What an address says of the wave beside it; null when there is none and nothing was chosen.</summary>
    public string? BesideInAddress => Beside?.Slug ?? (LeftBesideOut ? NoneBeside : null);

    /// <summary>Whether more filters were asked for than may be shown together.</summary>
    public bool LeftFilterOut { get; private init; }

    /// <param name="about">What the page is about, besides what the address asks for.</param>
    /// <returns>Null when no published wave has answers, or not one of that name.</returns>
    public static async Task<RankingSelection?> FindAsync(PlatformDb db, ShownWaves waves, Vocabulary vocabulary, IQueryCollection query, bool inFull, CancellationToken cancel, Subject? about = null)
    {
        var all = await waves.ReadAllAsync(cancel);
        var slug = One(query, "peiling") ?? all.FirstOrDefault(wave => wave.HasAnswers)?.Slug;
        if (slug is null) return null;

        // Both waves are read at once: of a wave that nobody looked at before that is most of the time.
        var beside = BesideIn(all, slug, query);
        var readingBeside = beside is { HasAnswers: true } ? ReadAsync(beside.Slug) : Task.FromResult<ShownWave?>(null);
        var (wave, other) = (await ReadAsync(slug), await readingBeside);
        if (wave is null) return null;

        var asked = FiltersIn(wave, query).Where(subject => subject.Kind != about?.Kind).ToList();
        if (about is { } subject) asked.Insert(0, subject);
        var filter = inFull ? asked : asked.Take(Disclosure.MostExclusive).ToList();
        return new RankingSelection(all, wave, filter, beside, new RankingView(wave, filter, await ReadBesideAsync()))
        {
            Key = vocabulary.Reported.Where(challenge => challenge.IsKey).Select(challenge => challenge.Code).ToHashSet(),
            List = Lists.Where(known => known.Slug == One(query, "lijst")).Select(known => (RankingList?)known.List).FirstOrDefault(),
            LeftFilterOut = filter.Count < asked.Count,
            LeftBesideOut = One(query, "naast") == NoneBeside,
            PagePath = inFull ? InFull.RankingInFullModel.Path : Path,
        };

        async Task<BesideWave?> ReadBesideAsync()
        {
            if (beside is null) return null;
            // Of the report nothing is known within a filter but what the page of a sector tells.
            if (!beside.HasAnswers) return filter.Count > 0 ? null : BesideWave.Published(await PublishedFigures.ReadAsync(db, vocabulary, cancel), vocabulary, wave);

            return other is null ? null : BesideWave.Counted(other, wave, filter);
        }

        Task<ShownWave?> ReadAsync(string slugOfOne) => inFull ? waves.ReadInFullAsync(slugOfOne, cancel) : waves.ReadAsync(slugOfOne, cancel);
    }

    /// <summary>The address of the same rankings but for these parameters.</summary>
    public string Address(string path, params (string Name, string? Value)[] other)
    {
        var parameters = new List<(string Name, string? Value)> { ("peiling", Wave.Wave.Slug), ("naast", BesideInAddress), ("lijst", Lists.FirstOrDefault(known => known.List == List).Slug) };
        parameters.AddRange(Filter.Select(subject => ("filter", (string?)subject.ToString())));
        foreach (var (name, _) in other) parameters.RemoveAll(known => known.Name == name);
        return QueryHelpers.AddQueryString(path, parameters.Concat(other).Where(known => known.Value is not null).Select(known => KeyValuePair.Create(known.Name, known.Value)));
    }

    /// <summary>The address of a file of one of the rankings.</summary>
    public string FileAddress(RankingList list, string end) => Address(PagePath + end, ("lijst", Lists.Single(known => known.List == list).Slug));

    /// <summary>The filters that an address asks for, one of each kind.</summary>
    public static IEnumerable<Subject> FiltersIn(ShownWave wave, IQueryCollection query)
    {
        var offered = wave.Filters.SelectMany(axis => axis.Options).Concat(wave.Networks).ToDictionary(subject => subject.ToString());
        return query["filter"].Where(written => written is not null && offered.ContainsKey(written)).Select(written => offered[written!]).DistinctBy(subject => subject.Kind);
    }

    /// <summary>The one that is asked for; else the one before it, which may be the report of 2020.</summary>
    private static WaveChoice? BesideIn(IReadOnlyList<WaveChoice> all, string slug, IQueryCollection query) => One(query, "naast") switch
    {
        NoneBeside => null,
        { } asked when all.FirstOrDefault(other => other.Slug == asked && other.Slug != slug) is { } chosen => chosen,
        // A wave that is not public yet is newer than all that are.
        _ => all.FirstOrDefault(other => other.Slug != slug && (all.FirstOrDefault(known => known.Slug == slug) is not { } own || other.Year < own.Year)),
    };

    private static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;
}
