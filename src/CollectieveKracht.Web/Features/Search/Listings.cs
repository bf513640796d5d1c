using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>A row of a list or of search results.</summary>
/// <param name="Title">With the words found between <see cref="FoundWords.Start"/> and <see cref="FoundWords.End"/>.</param>
/// <param name="Summary">Or, when the words are not in it, the passage in which they were found; marked likewise.</param>
public sealed record Hit(
    Guid Id, SearchKind Kind, string Slug, string Language, string Title, string Summary, string Byline,
    string[] Facets, DateTimeOffset NewestAt, int Recognised, bool IsExample)
{
    /// <summary>The slugs it has in a dimension.</summary>
    public IEnumerable<string> Of(FacetDimension dimension) => Facets.Select(dimension.SlugOf).OfType<string>();

    /// <summary>Its address without language.</summary>
    public string Path => Kind.PathOf(Slug);
}

/// <summary>A value of a filter and how many one would get with it, the dimension's own choice left out.</summary>
public sealed record FacetOption(Choice Choice, int Count, bool IsChosen);

public sealed record Facet(FacetDimension Dimension, IReadOnlyList<FacetOption> Options);

/// <summary>A page of a list, with its filters.</summary>
public sealed record Listing(
    ListingRequest Request, IReadOnlyList<Hit> Rows, int Total, IReadOnlyDictionary<SearchKind, int> KindCounts, IReadOnlyList<Facet> Facets)
{
    /// <summary>Whether examples are among what was counted.</summary>
    public bool IncludesExamples { get; init; }

    /// <summary>When nothing was found: what would be found by asking less.</summary>
    public IReadOnlyList<Wider> Wider { get; init; } = [];

    public int PageCount => Math.Max(1, (Total + Listings.PageSize - 1) / Listings.PageSize);

    /// <summary>Whether the page asked for lies beyond the last.</summary>
    public bool IsBeyondEnd => Request.Page > PageCount;
}

/// <summary>
/// Answers every list and search from the one index: what is visible to the viewer, matches the words and has a chosen
/// value in each dimension.
/// </summary>
public sealed class Listings(PlatformDb db, VocabularyCache vocabularies)
{
    public const int PageSize = 20;

    /// <summary>A search that takes longer is broken off, so that slow ones cannot pile up and take the site along.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string WholeText = "StartSel=\uE000, StopSel=\uE001, HighlightAll=true";
    private const string Passage = "StartSel=\uE000, StopSel=\uE001, MaxWords=34, MinWords=18, MaxFragments=1";

    public async Task<Listing> FindAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Patience);
        var counted = await CountKindsAsync(request, viewer, cancel);
        var counts = counted.GroupBy(row => row.Kind).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Count));
        var total = request.Kind is { } kind ? counts.GetValueOrDefault(kind) : counts.Values.Sum();
        var isBeyondEnd = (long)(request.Page - 1) * PageSize >= total;
        var rows = isBeyondEnd ? [] : await RowsAsync(request, viewer, PageSize, cancel);
        return new Listing(request, rows, total, counts, await FacetsAsync(request, viewer, cancel))
        {
            IncludesExamples = counted.Any(row => row.IsExample && (request.Kind ?? row.Kind) == row.Kind),
            Wider = total == 0 ? await WiderAsync(request, viewer, cancel) : [],
        };
    }

    /// <summary>What a request asks for, without order and page; for counts and maps of the same things.</summary>
    public IQueryable<SearchEntry> Matching(ListingRequest request, Viewer viewer, FacetDimension? except = null) =>
        OfItsKind(Filtered(request, viewer, except), request);

    private static IQueryable<SearchEntry> OfItsKind(IQueryable<SearchEntry> entries, ListingRequest request) =>
        request.Kind is { } kind ? entries.Where(entry => entry.Kind == kind) : entries;

    private IQueryable<SearchEntry> Filtered(ListingRequest request, Viewer viewer, FacetDimension? except = null)
    {
        var audiences = viewer.Audiences;
        var kinds = request.Kinds;
        var entries = db.SearchEntries.AsNoTracking().Where(entry => audiences.Contains(entry.Audience) && kinds.Contains(entry.Kind));
        if (request.Words is { Length: > 0 } words)
        {
            entries = entries.Where(entry => entry.Document.Matches(
                EF.Functions.WebSearchToTsQuery("ck_nl", words).Or(EF.Functions.WebSearchToTsQuery("ck_en", words))));
        }

        foreach (var (dimension, slugs) in request.Chosen.Where(pair => pair.Key != except))
        {
            var facets = slugs.Append(FacetDimension.ForAll).Select(dimension.Facet).ToArray();
            entries = entries.Where(entry => entry.Facets.Any(facet => facets.Contains(facet)));
        }

        return entries;
    }

    private Task<List<KindCount>> CountKindsAsync(ListingRequest request, Viewer viewer, CancellationToken cancel) =>
        Filtered(request, viewer)
            .GroupBy(entry => new { entry.Kind, entry.IsExample })
            .Select(group => new KindCount(group.Key.Kind, group.Key.IsExample, group.Count()))
            .ToListAsync(cancel);

    /// <summary>Counts all wider requests in one command, and keeps those that find something.</summary>
    private async Task<IReadOnlyList<Wider>> WiderAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        var candidates = Wider.Than(request);
        if (candidates.Count == 0) return [];

        var counts = await candidates
            .Select((wider, place) => Matching(wider.Request, viewer).GroupBy(_ => 1).Select(all => new { Place = place, Count = all.Count() }))
            .Aggregate((before, next) => before.Concat(next))
            .ToDictionaryAsync(row => row.Place, row => row.Count, cancel);
        return [.. candidates.Select((wider, place) => wider with { Count = counts.GetValueOrDefault(place) }).Where(wider => wider.Count > 0)];
    }

    /// <summary>The rows of the page asked for, at most so many, without counts: for who shows a few or knows how many there are.</summary>
    public async Task<IReadOnlyList<Hit>> RowsAsync(ListingRequest request, Viewer viewer, int most, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Patience);
        var page = InOrder(Matching(request, viewer), request).Skip((request.Page - 1) * PageSize).Take(most);
        var inEnglish = Language.Current == Language.English;
        var words = request.Words;
        if (words.Length == 0)
        {
            return await page.Select(entry => new Hit(
                entry.SubjectId, entry.Kind, entry.Slug, inEnglish && entry.TitleEn != null ? "en" : entry.Language,
                inEnglish ? entry.TitleEn ?? entry.Title : entry.Title,
                inEnglish ? entry.SummaryEn ?? entry.Summary : entry.Summary,
                entry.Byline, entry.Facets, entry.NewestAt, entry.Recognised, entry.IsExample)).ToListAsync(cancel);
        }

        var found = await page.Select(entry => new
        {
            Hit = new Hit(
                entry.SubjectId, entry.Kind, entry.Slug, inEnglish && entry.TitleEn != null ? "en" : entry.Language,
                EF.Functions.WebSearchToTsQuery("ck_nl", words).Or(EF.Functions.WebSearchToTsQuery("ck_en", words))
                    .GetResultHeadline("ck_nl", inEnglish ? entry.TitleEn ?? entry.Title : entry.Title, WholeText),
                EF.Functions.WebSearchToTsQuery("ck_nl", words).Or(EF.Functions.WebSearchToTsQuery("ck_en", words))
                    .GetResultHeadline("ck_nl", inEnglish ? entry.SummaryEn ?? entry.Summary : entry.Summary, WholeText),
                entry.Byline, entry.Facets, entry.NewestAt, entry.Recognised, entry.IsExample),
            // What has an English summary has its text in Dutch only.
            Passage = inEnglish && entry.SummaryEn != null
                ? ""
                : EF.Functions.WebSearchToTsQuery("ck_nl", words).Or(EF.Functions.WebSearchToTsQuery("ck_en", words))
                    .GetResultHeadline("ck_nl", entry.Body, Passage),
            Opening = entry.Body.Substring(0, 20),
        }).ToListAsync(cancel);
        return [.. found.Select(row => ShowsWords(row.Hit.Summary) || !ShowsWords(row.Passage) ? row.Hit : row.Hit with { Summary = Within(row.Passage, row.Opening) })];

        static bool ShowsWords(string passage) => passage.Contains(FoundWords.Start);

        static string Within(string passage, string opening)
        {
            var plain = string.Concat(FoundWords.Pieces(passage).Select(piece => piece.Text));
            return $"{(plain.StartsWith(opening, StringComparison.Ordinal) ? "" : "… ")}{passage}{(plain.EndsWith('.') ? "" : " …")}";
        }
    }

    private static IQueryable<SearchEntry> InOrder(IQueryable<SearchEntry> entries, ListingRequest request)
    {
        var words = request.Words;
        return request.EffectiveOrder switch
        {
            ListingOrder.Relevance => entries
                .OrderByDescending(entry => entry.Document.Rank(
                    EF.Functions.WebSearchToTsQuery("ck_nl", words).Or(EF.Functions.WebSearchToTsQuery("ck_en", words)),
                    NpgsqlTsRankingNormalization.DivideBy1PlusLogLength))
                .ThenByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
            ListingOrder.Recognised => entries
                .OrderByDescending(entry => entry.Recognised)
                .ThenByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
            ListingOrder.Name => entries.OrderBy(entry => entry.Title).ThenBy(entry => entry.SubjectId),
            _ => entries.OrderByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
        };
    }

    private async Task<IReadOnlyList<Facet>> FacetsAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        var counts = await CountFacetsAsync(Matching(request, viewer), cancel);
        foreach (var dimension in request.Chosen.Keys)
        {
            var own = await CountFacetsAsync(Matching(request, viewer, except: dimension), cancel);
            foreach (var facet in own.Keys.Where(facet => dimension.SlugOf(facet) is not null)) counts[facet] = own[facet];
        }

        return
        [
            .. FacetDimension.All.Select(dimension => new Facet(
                dimension,
                [
                    .. vocabulary.Of(dimension)
                        .Select(choice => new FacetOption(
                            choice,
                            counts.GetValueOrDefault(dimension.Facet(choice.Slug)) + counts.GetValueOrDefault(dimension.Facet(FacetDimension.ForAll)),
                            request.Has(dimension, choice.Slug))),
                ])),
        ];
    }

    private static Task<Dictionary<string, int>> CountFacetsAsync(IQueryable<SearchEntry> entries, CancellationToken cancel) =>
        entries.SelectMany(entry => entry.Facets)
            .GroupBy(facet => facet)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel);

    private sealed record KindCount(SearchKind Kind, bool IsExample, int Count);
}
