using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.WebUtilities;

namespace CollectieveKracht.Web.Features.Figures.Rankings;

/// <summary>Which rankings an address asks for. What is not in the wave is left out, and the page says what it shows.</summary>
/// <param name="Beside">The wave beside it; null for none.</param>
public sealed record RankingSelection(IReadOnlyList<WaveChoice> Waves, ShownWave Wave, IReadOnlyList<Subject> Filter, WaveChoice? Beside, RankingView View)
{
    public const string Path = "/cijfers/ranglijst";

    /// <summary>The address of its page: everyone's, or that of analysts.</summary>
    public required string PagePath { get; init; }

    /// <summary>Whether more filters were asked for than may be shown together.</summary>
    public bool LeftFilterOut { get; private init; }

    /// <param name="about">What the page is about, besides what the address asks for.</param>
    /// <returns>Null when no published wave has answers, or not one of that name.</returns>
    public static async Task<RankingSelection?> FindAsync(PlatformDb db, ShownWaves waves, Vocabulary vocabulary, IQueryCollection query, bool inFull, CancellationToken cancel, Subject? about = null)
    {
        var all = await waves.ReadAllAsync(cancel);
        var slug = One(query, "peiling") ?? all.FirstOrDefault(wave => wave.HasAnswers)?.Slug;
        if (slug is null || await (inFull ? waves.ReadInFullAsync(slug, cancel) : waves.ReadAsync(slug, cancel)) is not { } wave) return null;

        var asked = FiltersIn(wave, query).Where(subject => subject.Kind != about?.Kind).ToList();
        if (about is { } subject) asked.Insert(0, subject);
        var filter = inFull ? asked : asked.Take(Disclosure.MostExclusive).ToList();
        var beside = BesideIn(all, wave, query);
        return new RankingSelection(all, wave, filter, beside, new RankingView(wave, filter, await ReadBesideAsync()))
        {
            LeftFilterOut = filter.Count < asked.Count,
            PagePath = inFull ? InFull.RankingInFullModel.Path : Path,
        };

        async Task<BesideWave?> ReadBesideAsync()
        {
            if (beside is null) return null;
            // Of the report nothing is known within a filter but what the page of a sector tells.
            if (!beside.HasAnswers) return filter.Count > 0 ? null : BesideWave.Published(await PublishedFigures.ReadAsync(db, vocabulary, cancel), vocabulary, wave);

            return await (inFull ? waves.ReadInFullAsync(beside.Slug, cancel) : waves.ReadAsync(beside.Slug, cancel)) is { } other ? BesideWave.Counted(other, wave, filter) : null;
        }
    }

    /// <summary>The address of the same rankings but for these parameters.</summary>
    public string Address(string path, params (string Name, string? Value)[] other)
    {
        var parameters = new List<(string Name, string? Value)> { ("peiling", Wave.Wave.Slug), ("naast", Beside?.Slug) };
        parameters.AddRange(Filter.Select(subject => ("filter", (string?)subject.ToString())));
        foreach (var (name, _) in other) parameters.RemoveAll(known => known.Name == name);
        return QueryHelpers.AddQueryString(path, parameters.Concat(other).Where(known => known.Value is not null).Select(known => KeyValuePair.Create(known.Name, known.Value)));
    }

    /// <summary>The filters that an address asks for, one of each kind.</summary>
    public static IEnumerable<Subject> FiltersIn(ShownWave wave, IQueryCollection query)
    {
        var offered = wave.Filters.SelectMany(axis => axis.Options).Concat(wave.Networks).ToDictionary(subject => subject.ToString());
        return query["filter"].Where(written => written is not null && offered.ContainsKey(written)).Select(written => offered[written!]).DistinctBy(subject => subject.Kind);
    }

    /// <summary>The one that is asked for; else the one before it, which may be the report of 2020.</summary>
    private static WaveChoice? BesideIn(IReadOnlyList<WaveChoice> all, ShownWave wave, IQueryCollection query) => One(query, "naast") switch
    {
        "geen" => null,
        { } slug when all.FirstOrDefault(other => other.Slug == slug && other.Slug != wave.Wave.Slug) is { } chosen => chosen,
        _ => all.FirstOrDefault(other => other.Year < wave.Wave.Year),
    };

    private static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;
}
