using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>A row of a list or of search results.</summary>
/// <param name="Number">Of its entry.</param>
/// <param name="Title">With the words found between <see cref="FoundWords.Start"/> and <see cref="FoundWords.End"/>.</param>
/// <param name="Summary">Or, when the words are not in it, the passage in which they were found; marked likewise.</param>
public sealed record Hit(
    Guid Id, int Number, SearchKind Kind, string Slug, string Language, string Title, string Summary, string Byline,
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
public sealed class Listings(PlatformDb db, VocabularyCache vocabularies, TextAnalysis analysis, Spelling spelling, IndexInMemory memory)
{
    public const int PageSize = 20;

    /// <summary>So many of what was found are weighed for relevance; a reader who pages on beyond them needs other words.</summary>
    public const int MostWeighed = 200;

    /// <summary>Of those that are weighed, so many may be there for having the words in their title.</summary>
    private const int MostTitled = 100;

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

    /// <summary>The numbers of all that a request asks for, whatever its page; for maps of the same things.</summary>
    public async Task<int[]> NumbersAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        var index = await memory.ReadAsync(db, cancel);
        if (request.Words.Length == 0) return [.. FacetCounts.AnswerTo(index, request, null, viewer).Numbers()];

        return (await ReadAsync(request, cancel)).Words is { } words
            ? [.. FacetCounts.AnswerTo(index, request, await index.FoundAsync(db, words, cancel), viewer).Numbers()]
            : [];
    }

    /// <summary>How words are read with other synonyms than those in use, and how much a visitor would find.</summary>
    public async Task<(int Found, IReadOnlyList<string> AlsoSearched)> TryAsync(string words, Synonyms synonyms, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Patience);
        var query = SearchQuery.Read(words, WordsMode.Usual, analysis, synonyms);
        if (query.Words is null) return (0, []);

        var index = await memory.ReadAsync(db, cancel);
        var everything = new ListingRequest { Path = "", Kinds = Enum.GetValues<SearchKind>() };
        return (FacetCounts.AnswerTo(index, everything, await index.FoundAsync(db, query.Words, cancel), Viewer.Visitor).Count, query.AlsoSearched);
    }

    /// <summary>How much a request without words finds, for each value of each filter.</summary>
    public async Task<FacetCounts> CountAsync(ListingRequest request, Viewer viewer, CancellationToken cancel) =>
        (await memory.ReadAsync(db, cancel)).CountsOf(request, viewer);

    /// <summary>The rows of the page asked for, at most so many, without counts: for who shows a few or knows how many there are.</summary>
    public async Task<IReadOnlyList<Hit>> RowsAsync(ListingRequest request, Viewer viewer, int most, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Patience);
        var index = await memory.ReadAsync(db, cancel);
        if (request.Words.Length == 0) return await RowsAsync(index, FacetCounts.AnswerTo(index, request, null, viewer), request, viewer, most, cancel);

        var query = await ReadAsync(request, cancel);
        if (query.Words is null) return [];
        var found = await FoundAsync(index, query, cancel);
        return await RowsWithWordsAsync(index, FacetCounts.AnswerTo(index, request, found.All, viewer), found, request, query, viewer, most, cancel);
    }

    /// <summary>Those of some kind that hold what is asked, in an order of the whole index.</summary>
    public async Task<IReadOnlyList<Hit>> HoldingAsync(
        NpgsqlTsQuery words, IReadOnlyList<SearchKind> kinds, ListingOrder order, Viewer viewer, int most, CancellationToken cancel)
    {
        var index = await memory.ReadAsync(db, cancel);
        var request = new ListingRequest { Path = "", Kinds = kinds, DefaultOrder = order };
        var answer = FacetCounts.AnswerTo(index, request, await index.FoundAsync(db, words, cancel), viewer);
        return await RowsAsync(index, answer, request, viewer, most, cancel);
    }

    /// <summary>Those of some kind that hold what is asked, the ones with most of it first.</summary>
    public async Task<IReadOnlyList<Hit>> NearestAsync(NpgsqlTsQuery words, IReadOnlyList<SearchKind> kinds, Viewer viewer, int most, CancellationToken cancel)
    {
        var index = await memory.ReadAsync(db, cancel);
        var request = new ListingRequest { Path = "", Kinds = kinds };
        var answer = FacetCounts.AnswerTo(index, request, await index.FoundAsync(db, words, cancel), viewer);
        var candidates = index.Take(ListingOrder.Recognised, answer, 0, MostWeighed);
        return await index.HitsAsync(db, await WeighAsync(candidates, words, 0, most, cancel), viewer, cancel);
    }

    /// <summary>Those of a kind that share most of some values, the newest of them first; each with how many it shares.</summary>
    /// <param name="newestOfEach">Of each value so many are looked at: what it costs does not grow with their number.</param>
    public async Task<IReadOnlyList<(Hit Hit, int Shared)>> SharingMostAsync(
        FacetDimension dimension, IReadOnlyCollection<string> slugs, SearchKind kind, Viewer viewer, int newestOfEach, int most, CancellationToken cancel)
    {
        var index = await memory.ReadAsync(db, cancel);
        var visible = FacetCounts.AnswerTo(index, new ListingRequest { Path = "", Kinds = [kind] }, null, viewer);
        var shared = new Dictionary<int, int>();
        foreach (var slug in slugs)
        {
            foreach (var number in index.Take(ListingOrder.Newest, visible.And(index.WithAny([dimension.Facet(slug)])), 0, newestOfEach))
                shared[number] = shared.GetValueOrDefault(number) + 1;
        }

        var newest = index.Take(ListingOrder.Newest, EntrySet.Of(shared.Keys), 0, shared.Count);
        int[] sharing = [.. newest.OrderByDescending(number => shared[number]).Take(most)];
        return [.. (await index.HitsAsync(db, sharing, viewer, cancel)).Select(hit => (hit, shared[hit.Number]))];
    }

    private async Task<Found> FoundAsync(IndexInMemory.Kept index, SearchQuery query, CancellationToken cancel)
    {
        var found = await index.FoundAsync(db, [query.Words, query.InTitle, query.WholeTitle], cancel);
        return new(found[0], found[1], found[2]);
    }

    private async Task<SearchQuery> ReadAsync(ListingRequest request, CancellationToken cancel) =>
        SearchQuery.Read(request.Words, request.WordsMode, analysis, (await vocabularies.ReadAsync(cancel)).SynonymsIn(analysis));

    private async Task<Listing> AnswerAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        var query = request.Words.Length == 0 ? null : await ReadAsync(request, cancel);
        if (query is { Words: null }) return new Listing(request, [], 0, new Dictionary<SearchKind, int>(), await FacetsAsync(request, FacetCounts.None, cancel));

        var index = await memory.ReadAsync(db, cancel);
        var found = query is null ? null : await FoundAsync(index, query, cancel);
        var counts = found is null ? index.CountsOf(request, viewer) : FacetCounts.Of(index, request, found.All, viewer);
        var kinds = request.Kinds.ToDictionary(kind => kind, counts.Of);
        var total = request.Kind is { } kind ? kinds[kind] : kinds.Values.Sum();
        var listing = new Listing(request, [], total, kinds, await FacetsAsync(request, counts, cancel))
        {
            IncludesExamples = counts.IncludesExamples,
            AlsoSearched = query?.AlsoSearched ?? [],
        };
        if (listing.IsBeyondEnd || total == 0) return listing;

        var rows = query is null
            ? await RowsAsync(index, counts.Answer, request, viewer, PageSize, cancel)
            : await RowsWithWordsAsync(index, counts.Answer, found!, request, query, viewer, PageSize, cancel);
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

    private async Task<IReadOnlyList<Hit>> RowsAsync(
        IndexInMemory.Kept index, EntrySet answer, ListingRequest request, Viewer viewer, int most, CancellationToken cancel) =>
        await index.HitsAsync(db, index.Take(request.EffectiveOrder, answer, (request.Page - 1) * PageSize, most), viewer, cancel);

    private async Task<IReadOnlyList<Hit>> RowsWithWordsAsync(
        IndexInMemory.Kept index, EntrySet answer, Found found, ListingRequest request, SearchQuery query, Viewer viewer, int most, CancellationToken cancel)
    {
        var skip = (request.Page - 1) * PageSize;
        var numbers = request.EffectiveOrder == ListingOrder.Relevance && query.Weighing is { } weighing
            ? await BestAsync(index, answer, found, weighing, skip, most, cancel)
            : index.Take(request.EffectiveOrder == ListingOrder.Relevance ? ListingOrder.Recognised : request.EffectiveOrder, answer, skip, most);
        return await WithFoundWordsAsync(await index.HitsAsync(db, numbers, viewer, cancel), query, cancel);
    }

    /// <summary>
    /// To weigh each of a hundred thousand texts takes seconds. What has the query for its title comes first. Those with the words in their
    /// title, the most recognised first, and the newest of all others are weighed against each other; the rest follows nowhere.
    /// </summary>
    private async Task<int[]> BestAsync(
        IndexInMemory.Kept index, EntrySet answer, Found found, NpgsqlTsQuery weighing, int skip, int most, CancellationToken cancel)
    {
        var first = index.Take(ListingOrder.Recognised, answer.And(found.Named), 0, MostWeighed);
        var likely = index.Take(ListingOrder.Recognised, answer.And(found.Titled), 0, MostTitled);
        var newest = index.Take(ListingOrder.Newest, answer, 0, MostWeighed);
        var candidates = EntrySet.Of([.. likely.Union(newest).Except(first).Take(MostWeighed - first.Length)]);
        var others = index.Take(ListingOrder.Recognised, candidates, 0, MostWeighed);
        int[] shown = [.. first.Skip(skip).Take(most)];
        return shown.Length == most ? shown : [.. shown, .. await WeighAsync(others, weighing, Math.Max(0, skip - first.Length), most - shown.Length, cancel)];
    }

    /// <summary>The best of some entries, those with most of what is asked first. What weighs the same stays in the order given.</summary>
    private Task<int[]> WeighAsync(int[] numbers, NpgsqlTsQuery weighing, int skip, int most, CancellationToken cancel) =>
        db.Database.SqlQuery<int>(
            $"""select number as "Value" from search_weighed({numbers}, {SearchQuery.Value(weighing)}, {skip}, {most})""").ToArrayAsync(cancel);

    /// <summary>Marks the words in title and summary; where the summary does not hold them, the passage of the text that does takes its place.</summary>
    private async Task<IReadOnlyList<Hit>> WithFoundWordsAsync(IReadOnlyList<Hit> hits, SearchQuery query, CancellationToken cancel)
    {
        var marked = hits.Select(hit => hit with
        {
            Title = FoundWords.Mark(hit.Title, hit.Language, query, analysis),
            Summary = FoundWords.Mark(hit.Summary, hit.Language, query, analysis),
        }).ToList();
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

    /// <summary>Counts all wider requests, and keeps those that find something.</summary>
    private async Task<IReadOnlyList<Wider>> WiderAsync(ListingRequest request, Viewer viewer, CancellationToken cancel)
    {
        var index = await memory.ReadAsync(db, cancel);
        var wider = new List<Wider>();
        foreach (var candidate in Wider.Than(request))
        {
            var query = candidate.Request.Words.Length == 0 ? null : await ReadAsync(candidate.Request, cancel);
            if (query is { Words: null }) continue;

            var found = query?.Words is { } words ? await index.FoundAsync(db, words, cancel) : null;
            var count = FacetCounts.AnswerTo(index, candidate.Request, found, viewer).Count;
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

    /// <summary>What holds the words of a query, whoever may see it.</summary>
    /// <param name="Titled">Those with the words in their title.</param>
    /// <param name="Named">Those of which it is the title.</param>
    private sealed record Found(EntrySet All, EntrySet Titled, EntrySet Named);
}
