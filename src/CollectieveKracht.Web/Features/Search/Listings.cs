using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search.Words;
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

    /// <summary>What was typed, when that found nothing and this shows what was found instead; see <see cref="Request"/>.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>The synonyms that were searched along.</summary>
    public IReadOnlyList<string> AlsoSearched { get; init; } = [];

    /// <summary>When nothing was found: what would be found by asking less.</summary>
    public IReadOnlyList<Wider> Wider { get; init; } = [];

    /// <summary>How many of them the pages show: by relevance no more than were weighed against each other.</summary>
    public int Reachable => Request.EffectiveOrder == ListingOrder.Relevance ? Math.Min(Total, Listings.MostWeighed) : Total;

    public int PageCount => Math.Max(1, (Reachable + Listings.PageSize - 1) / Listings.PageSize);

    /// <summary>Whether the page asked for lies beyond the last.</summary>
    public bool IsBeyondEnd => Request.Page > PageCount;
}

/// <summary>
/// Answers every list and search from the one index: what is visible to the viewer, matches the words and has a chosen
/// value in each dimension.
/// </summary>
public sealed class Listings(PlatformDb db, VocabularyCache vocabularies, TextAnalysis analysis, Spelling spelling, FacetBits facets)
{
    public const int PageSize = 20;

    /// <summary>So many of what was found are weighed for relevance, at least; a reader who pages on beyond them needs other words.</summary>
    public const int MostWeighed = 300;

    /// <summary>A passage is looked for in so much of a text, in characters.</summary>
    private const int LongestRead = 20_000;

    /// <summary>A search that takes longer is broken off, so that slow ones cannot pile up and take the site along.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<Listing> FindAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Patience);
        var listing = await AnswerAsync(request, viewer, cancel);
        if (listing.Total > 0 || request.Words.Length == 0) return listing;

        foreach (var other in request.WordsMode == WordsMode.Literal ? [] : await InsteadAsync(request, viewer, cancel))
        {
            var found = await AnswerAsync(other, viewer, cancel);
            if (found.Total > 0) return found with { InsteadOf = request.Words };
        }

        return listing with { Wider = await WiderAsync(request, viewer, cancel) };
    }

    /// <summary>What a request asks for, without order and page; for counts and maps of the same things.</summary>
    public async ValueTask<IQueryable<SearchEntry>> MatchingAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        if (request.Words.Length == 0) return Matching(request, viewer);

        var words = (await ReadAsync(request, cancel)).Words;
        return words is null ? db.SearchEntries.Where(_ => false) : Matching(request, viewer).Where(entry => entry.Document.Matches(words));
    }

    private IQueryable<SearchEntry> Matching(ListingRequest request, Viewer viewer)
    {
        var audiences = viewer.Audiences;
        var kinds = request.Kinds;
        var entries = db.SearchEntries.AsNoTracking().Where(entry => audiences.Contains(entry.Audience) && kinds.Contains(entry.Kind));
        if (request.Kind is { } kind) entries = entries.Where(entry => entry.Kind == kind);
        foreach (var (dimension, slugs) in request.Chosen)
        {
            var facets = slugs.Append(FacetDimension.ForAll).Select(dimension.Facet).ToArray();
            entries = entries.Where(entry => entry.Facets.Any(facet => facets.Contains(facet)));
        }

        return entries;
    }

    /// <summary>The rows of the page asked for, at most so many, without counts: for who shows a few or knows how many there are.</summary>
    public async Task<IReadOnlyList<Hit>> RowsAsync(ListingRequest request, Viewer viewer, int most, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Patience);
        return request.Words.Length == 0
            ? await AsHits(InOrder(Matching(request, viewer), request).Skip((request.Page - 1) * PageSize).Take(most)).ToListAsync(cancel)
            : await RowsWithWordsAsync(request, await ReadAsync(request, cancel), viewer, most, cancel);
    }

    private async Task<SearchQuery> ReadAsync(ListingRequest request, CancellationToken cancel) =>
        SearchQuery.Read(request.Words, request.WordsMode, analysis, (await vocabularies.ReadAsync(cancel)).SynonymsIn(analysis));

    private async Task<Listing> AnswerAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        var query = request.Words.Length == 0 ? null : await ReadAsync(request, cancel);
        if (query is { Words: null }) return new Listing(request, [], 0, new Dictionary<SearchKind, int>(), await FacetsAsync(request, FacetCounts.None, cancel));

        var counts = await FacetCounts.OfAsync(db, facets, request, query?.Words, viewer, cancel);
        var kinds = request.Kinds.ToDictionary(kind => kind, counts.Of);
        var total = request.Kind is { } kind ? kinds[kind] : kinds.Values.Sum();
        var listing = new Listing(request, [], total, kinds, await FacetsAsync(request, counts, cancel))
        {
            IncludesExamples = counts.IncludesExamples,
            AlsoSearched = query?.AlsoSearched ?? [],
        };
        if (listing.IsBeyondEnd || total == 0) return listing;

        var rows = query is null
            ? await AsHits(InOrder(Matching(request, viewer), request).Skip((request.Page - 1) * PageSize).Take(PageSize)).ToListAsync(cancel)
            : await RowsWithWordsAsync(request, query, viewer, PageSize, cancel);
        return listing with
        {
            Rows = rows,
            // How many recognise a row counts the examples too.
            IncludesExamples = listing.IncludesExamples || (counts.AreThereExamples && rows.Any(row => row.Recognised > 0)),
        };
    }

    /// <summary>What may have been meant by words that found nothing: those spelt otherwise, then most of them.</summary>
    private async Task<IReadOnlyList<ListingRequest>> InsteadAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        var query = await ReadAsync(request, cancel);
        var first = request with { Page = 1 };
        var instead = new List<ListingRequest>();
        if (await spelling.CorrectAsync(request.Words, query, viewer, cancel) is { } corrected)
            instead.Add(first with { Words = corrected });
        if (query.CanAskLess)
            instead.AddRange([.. instead.Select(request => request with { WordsMode = WordsMode.Most }), first with { WordsMode = WordsMode.Most }]);
        return instead;
    }

    private async Task<IReadOnlyList<Hit>> RowsWithWordsAsync(ListingRequest request, SearchQuery query, Viewer viewer, int most, CancellationToken cancel)
    {
        var filters = Filters(request, viewer).ToList();
        var words = SearchQuery.Within(query.Words!, filters);
        var skip = (request.Page - 1) * PageSize;
        var inTitle = query.InTitle is { } titled ? SearchQuery.Within(titled, filters) : words;
        var ids = await (request.EffectiveOrder == ListingOrder.Relevance && query.Weighing is { } weighing
            ? db.Database.SqlQuery<Guid>(
                $"""
                select subject_id as "Value" from search_best(
                    {SearchQuery.Value(words)}, {SearchQuery.Value(inTitle)}, {SearchQuery.Value(weighing)}, {SearchQuery.Value(query.WholeTitle)}, {skip}, {most})
                """)
            : db.Database.SqlQuery<Guid>(
                $"""select subject_id as "Value" from search_in_order({SearchQuery.Value(words)}, {ListingRequest.NameOf(request.EffectiveOrder)}, {skip}, {most})"""))
            .ToListAsync(cancel);

        var found = await AsHits(db.SearchEntries.AsNoTracking().Where(entry => ids.Contains(entry.SubjectId))).ToDictionaryAsync(hit => hit.Id, cancel);
        return await WithFoundWordsAsync([.. ids.Where(found.ContainsKey).Select(id => found[id])], query, cancel);
    }

    /// <summary>Marks the words in title and summary; where the summary does not hold them, the passage of the text that does takes its place.</summary>
    private async Task<IReadOnlyList<Hit>> WithFoundWordsAsync(List<Hit> hits, SearchQuery query, CancellationToken cancel)
    {
        var marked = hits.ConvertAll(hit => hit with
        {
            Title = FoundWords.Mark(hit.Title, hit.Language, query, analysis),
            Summary = FoundWords.Mark(hit.Summary, hit.Language, query, analysis),
        });
        var elsewhere = marked.Where(hit => !hit.Summary.Contains(FoundWords.Start)).Select(hit => hit.Id).ToList();
        if (elsewhere.Count == 0) return marked;

        var texts = await db.SearchEntries.AsNoTracking()
            .Where(entry => elsewhere.Contains(entry.SubjectId))
            .Select(entry => new { entry.SubjectId, entry.Language, Body = entry.Body.Substring(0, LongestRead) })
            .ToDictionaryAsync(entry => entry.SubjectId, cancel);
        return marked.ConvertAll(hit =>
            // What is shown in English has its text in Dutch only.
            texts.TryGetValue(hit.Id, out var text) && text.Language == hit.Language
            && FoundWords.Passage(text.Body, text.Language, query, analysis) is { Length: > 0 } passage
                ? hit with { Summary = passage }
                : hit);
    }

    private static IEnumerable<IEnumerable<string>> Filters(ListingRequest request, Viewer viewer) =>
    [
        viewer.Audiences.Select(audience => SearchDocument.AudienceFilter(audience.Key)),
        (request.Kind is { } kind ? [kind] : request.Kinds).Select(SearchDocument.KindFilter),
        .. request.Chosen.Select(chosen => chosen.Value.Append(FacetDimension.ForAll).Select(chosen.Key.Facet)),
    ];

    private static IQueryable<Hit> AsHits(IQueryable<SearchEntry> entries)
    {
        var inEnglish = Language.Current == Language.English;
        return entries.Select(entry => new Hit(
            entry.SubjectId, entry.Kind, entry.Slug, inEnglish && entry.TitleEn != null ? "en" : entry.Language,
            inEnglish ? entry.TitleEn ?? entry.Title : entry.Title,
            inEnglish ? entry.SummaryEn ?? entry.Summary : entry.Summary,
            entry.Byline, entry.Facets, entry.NewestAt, entry.Recognised, entry.IsExample));
    }

    private static IQueryable<SearchEntry> InOrder(IQueryable<SearchEntry> entries, ListingRequest request) => request.EffectiveOrder switch
    {
        ListingOrder.Recognised => entries
            .OrderByDescending(entry => entry.Recognised)
            .ThenByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
        ListingOrder.Name => entries.OrderBy(entry => entry.Title).ThenBy(entry => entry.SubjectId),
        _ => entries.OrderByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
    };

    /// <summary>Counts all wider requests, and keeps those that find something.</summary>
    private async Task<IReadOnlyList<Wider>> WiderAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        var wider = new List<Wider>();
        foreach (var candidate in Wider.Than(request))
        {
            var query = candidate.Request.Words.Length == 0 ? null : await ReadAsync(candidate.Request, cancel);
            if (query is { Words: null }) continue;

            var counts = await FacetCounts.OfAsync(db, facets, candidate.Request, query?.Words, viewer, cancel);
            var count = candidate.Request.Kind is { } kind ? counts.Of(kind) : candidate.Request.Kinds.Sum(counts.Of);
            if (count > 0) wider.Add(candidate with { Count = count });
        }

        return wider;
    }

    private async Task<IReadOnlyList<Facet>> FacetsAsync(ListingRequest request, FacetCounts counts, CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        return
        [
            .. FacetDimension.All.Select(dimension => new Facet(
                dimension,
                [
                    .. vocabulary.Of(dimension).Select(choice => new FacetOption(
                        choice,
                        counts.Of(dimension.Facet(choice.Slug)) + counts.Of(dimension.Facet(FacetDimension.ForAll)),
                        request.Has(dimension, choice.Slug))),
                ])),
        ];
    }
}
