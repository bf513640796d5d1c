using System.Collections;
using System.Collections.Concurrent;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>Which entries have a value of a filter; also a kind, an audience, or being an example.</summary>
/// <param name="Name">"dimension:slug".</param>
public sealed record FacetEntries(string Name, string Dimension, EntrySet Entries);

/// <summary>
/// What every list is made of (docs/search.md, "How a list is answered"): which entries have which facet, and all entries in each order.
/// Kept in memory until an entry changes, since to read it costs far more than to answer with it.
/// </summary>
public sealed class IndexInMemory(Changes changes, IHttpContextAccessor accessor) : IDisposable
{
    private static readonly string[] Tables = ["search_entries", "search_documents"];

    private readonly SemaphoreSlim _reading = new(1);
    private Kept? _kept;

    /// <summary>As of this moment: every change that was committed before is in it.</summary>
    public async ValueTask<Kept> ReadAsync(PlatformDb db, CancellationToken cancel)
    {
        PageReads.Note(accessor, Tables);
        if (Fresh is { } kept) return kept;
        if (!changes.AreKnown) return await LoadAsync(db, changes.Now, cancel);

        await _reading.WaitAsync(cancel);
        try
        {
            return Fresh ?? (_kept = await LoadAsync(db, changes.Now, cancel));
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Kept? Fresh => changes.AreKnown && _kept is { } kept && !changes.Overtook(kept.ReadAt, Tables) ? kept : null;

    private static async Task<Kept> LoadAsync(PlatformDb db, long readAt, CancellationToken cancel)
    {
        var rows = await db.Database.SqlQuery<FacetRow>($"select facet, dimension, chunk, entries from search_facets").ToListAsync(cancel);
        var orders = new Dictionary<ListingOrder, int[]>();
        foreach (var order in (ListingOrder[])[ListingOrder.Newest, ListingOrder.Recognised, ListingOrder.Name]) orders[order] = await InOrderAsync(db, order, cancel);
        return new(readAt, rows.GroupBy(row => (row.Facet, row.Dimension)).Select(facet => new FacetEntries(facet.Key.Facet, facet.Key.Dimension, SetOf(facet))), orders);
    }

    private static Task<int[]> InOrderAsync(PlatformDb db, ListingOrder order, CancellationToken cancel) => (order switch
    {
        ListingOrder.Newest => db.SearchEntries.OrderByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
        ListingOrder.Recognised => db.SearchEntries
            .OrderByDescending(entry => entry.Recognised).ThenByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
        ListingOrder.Name => db.SearchEntries.OrderBy(entry => entry.Title).ThenBy(entry => entry.SubjectId),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    }).Select(entry => entry.Number).ToArrayAsync(cancel);

    private static EntrySet SetOf(IEnumerable<FacetRow> rows)
    {
        const int InChunk = 8192 / 32;
        var halves = new int[(rows.Max(row => row.Chunk) + 1) * InChunk];
        foreach (var row in rows) row.Entries.CopyTo(halves, row.Chunk * InChunk);
        var words = new ulong[halves.Length / 2];
        Buffer.BlockCopy(halves, 0, words, 0, halves.Length * sizeof(int));
        return new(words);
    }

    private static EntrySet SetOf(FoundRow found)
    {
        if (found.Places.Length == 0) return EntrySet.None;

        var words = new ulong[found.Places.Max() + 1];
        foreach (var (place, bits) in found.Places.Zip(found.Bits)) words[place] = (ulong)bits;
        return new(words);
    }

    /// <summary>The index as it was at one moment.</summary>
    public sealed class Kept
    {
        /// <summary>What fewer entries hold is found again faster than it is worth keeping.</summary>
        private const int FewestKept = 2000;

        /// <summary>With 100,000 entries some 14 kB each.</summary>
        private const int MostKept = 500;

        /// <summary>Some 16 kB each.</summary>
        private const int MostCounts = 500;

        /// <summary>Rows of lists, about 1 kB each.</summary>
        private const int MostHits = 20_000;

        // Every list ends here: compiled once, since to look up what a query was compiled to costs more than to read the rows.
        private static readonly Func<PlatformDb, int[], bool, IAsyncEnumerable<KeptHit>> ReadHits =
            EF.CompileAsyncQuery((PlatformDb db, int[] numbers, bool inEnglish) => db.SearchEntries
                .Where(entry => numbers.Contains(entry.Number))
                .Select(entry => new KeptHit(entry.Audience, new Hit(
                    entry.SubjectId, entry.Number, entry.Kind, entry.Slug, inEnglish && entry.TitleEn != null ? "en" : entry.Language,
                    inEnglish ? entry.TitleEn ?? entry.Title : entry.Title,
                    inEnglish ? entry.SummaryEn ?? entry.Summary : entry.Summary,
                    entry.Byline, entry.Facets, entry.NewestAt, entry.Recognised, entry.IsExample))));

        private readonly FacetEntries[] _facets;
        private readonly Dictionary<string, int> _places;
        private readonly ConcurrentDictionary<string, FacetCounts> _counts = new();
        private readonly IReadOnlyDictionary<ListingOrder, int[]> _orders;
        private readonly ConcurrentDictionary<string, EntrySet> _found = new();
        private readonly ConcurrentDictionary<Language, ConcurrentDictionary<int, KeptHit>> _hits = new();

        internal Kept(long readAt, IEnumerable<FacetEntries> facets, IReadOnlyDictionary<ListingOrder, int[]> orders)
        {
            (ReadAt, _orders) = (readAt, orders);
            _facets = [.. facets];
            _places = _facets.Index().ToDictionary(facet => facet.Item.Name, facet => facet.Index);
        }

        internal long ReadAt { get; }

        public IReadOnlyList<FacetEntries> Facets => _facets;

        /// <summary>Where a facet stands among <see cref="Facets"/>; null when nothing has it.</summary>
        public int? PlaceOf(string facet) => _places.TryGetValue(facet, out var place) ? place : null;

        /// <summary>Counts what answers a request without words; the same request is counted once.</summary>
        public FacetCounts CountsOf(ListingRequest request, Viewer viewer)
        {
            var asked = string.Join('&', (string[])
            [
                .. viewer.Audiences.Select(audience => audience.Key), "", .. request.Kinds.Select(kind => kind.ToString()), request.Kind.ToString() ?? "",
                .. request.Chosen.SelectMany(chosen => chosen.Value.Select(chosen.Key.Facet)),
            ]);
            if (_counts.TryGetValue(asked, out var known)) return known;

            if (_counts.Count >= MostCounts) _counts.Clear();
            return _counts[asked] = FacetCounts.Of(this, request, null, viewer);
        }

        /// <summary>The entries that have any of these facets.</summary>
        public EntrySet WithAny(IEnumerable<string> facets) =>
            facets.Where(_places.ContainsKey).Select(facet => _facets[_places[facet]].Entries).DefaultIfEmpty(EntrySet.None).Aggregate((one, other) => one.Or(other));

        /// <summary>Which entries hold what is asked, whoever may see them.</summary>
        public async ValueTask<EntrySet> FoundAsync(PlatformDb db, NpgsqlTsQuery asked, CancellationToken cancel) =>
            (await FoundAsync(db, [asked], cancel))[0];

        /// <summary>For each of several questions which entries hold it, whoever may see them; nothing holds null.</summary>
        public async ValueTask<IReadOnlyList<EntrySet>> FoundAsync(PlatformDb db, IReadOnlyList<NpgsqlTsQuery?> asked, CancellationToken cancel)
        {
            var texts = asked.Select(query => query?.ToString()).ToList();
            var found = texts.ConvertAll(text => text is null ? EntrySet.None : _found.GetValueOrDefault(text));
            var missing = texts.Index().Where(text => found[text.Index] is null).ToList();
            if (missing.Count > 0)
            {
                var wanted = missing.Select(text => text.Item!).ToArray();
                var rows = await db.Database.SqlQuery<FoundRow>(
                    $"select place, places, bits from unnest({wanted}) with ordinality as asked (words, place), search_found(words::tsquery) order by place").ToListAsync(cancel);
                foreach (var ((place, text), row) in missing.Zip(rows))
                {
                    var entries = SetOf(row);
                    found[place] = entries;
                    if (entries.Count >= FewestKept && _found.Count < MostKept) _found[text!] = entries;
                }
            }

            return found!;
        }

        /// <summary>The numbers of some entries of a set, in an order of the whole index. There is no order by relevance here.</summary>
        public int[] Take(ListingOrder order, EntrySet entries, int skip, int most)
        {
            var taken = new List<int>();
            foreach (var number in _orders[order])
            {
                if (taken.Count == most) break;
                if (entries.Has(number) && skip-- <= 0) taken.Add(number);
            }

            return [.. taken];
        }

        /// <summary>The entries with these numbers that the viewer may see, in this order.</summary>
        public async Task<IReadOnlyList<Hit>> HitsAsync(PlatformDb db, IReadOnlyCollection<int> numbers, Viewer viewer, CancellationToken cancel)
        {
            var kept = _hits.GetOrAdd(Language.Current, _ => new());
            var hits = new Dictionary<int, KeptHit>();
            foreach (var number in numbers)
            {
                if (kept.TryGetValue(number, out var hit)) hits[number] = hit;
            }

            int[] missing = [.. numbers.Where(number => !hits.ContainsKey(number))];
            if (missing.Length > 0)
            {
                if (kept.Count + missing.Length > MostHits) kept.Clear();
                await foreach (var hit in ReadHits(db, missing, Language.Current == Language.English).WithCancellation(cancel))
                    hits[hit.Hit.Number] = kept[hit.Hit.Number] = hit;
            }

            return [.. numbers.Where(hits.ContainsKey).Select(number => hits[number]).Where(hit => viewer.Audiences.Contains(hit.Audience)).Select(hit => hit.Hit)];
        }
    }

    private sealed record FacetRow(string Facet, string Dimension, int Chunk, BitArray Entries);

    private sealed record KeptHit(Audience Audience, Hit Hit);

    private sealed record FoundRow(long Place, int[] Places, long[] Bits);
}
