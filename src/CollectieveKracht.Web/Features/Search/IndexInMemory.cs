using System.Collections;
using System.Collections.Concurrent;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>Which entries have a value of a filter; also a kind, an audience, or being an example.</summary>
/// <param name="Name">"dimension:slug".</param>
public sealed record FacetEntries(string Name, string Dimension, EntrySet Entries);

/// <summary>
/// What every list is made of (docs/search.md, "Counts" and "Order"): which entries have which facet, and all entries in each order.
/// Kept in memory until an entry changes, since to read it costs far more than to answer with it.
/// </summary>
public sealed class IndexInMemory(Changes changes, IHttpContextAccessor accessor) : IDisposable
{
    private static readonly string[] Table = ["search_entries"];

    private readonly SemaphoreSlim _reading = new(1);
    private Kept? _kept;

    /// <summary>As of this moment: every change that was committed before is in it.</summary>
    public async ValueTask<Kept> ReadAsync(PlatformDb db, CancellationToken cancel)
    {
        PageReads.Note(accessor, Table);
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

    /// <summary>Which entries hold what is asked, whoever may see them.</summary>
    public static async Task<EntrySet> FoundAsync(PlatformDb db, NpgsqlTsQuery words, CancellationToken cancel)
    {
        var found = await db.Database.SqlQuery<FoundWords>($"select places, bits from search_found({SearchQuery.Value(words)})").ToListAsync(cancel);
        return SetOf(found.Single());
    }

    /// <summary>Which entries hold the words of a query, which are titled so, and which have it for their whole title; whoever may see them.</summary>
    public static async Task<(EntrySet Found, EntrySet Titled, EntrySet Named)> FoundAsync(PlatformDb db, SearchQuery query, CancellationToken cancel)
    {
        var found = await db.Database.SqlQuery<FoundWords>(
            $"""
            select places, bits from search_found({SearchQuery.Value(query.Words)})
            union all select places, bits from search_found({SearchQuery.Value(query.InTitle)})
            union all select places, bits from search_found({SearchQuery.Value(query.WholeTitle)})
            """).ToListAsync(cancel);
        return (SetOf(found[0]), SetOf(found[1]), SetOf(found[2]));
    }

    public void Dispose() => _reading.Dispose();

    private Kept? Fresh => changes.AreKnown && _kept is { } kept && !changes.Overtook(kept.ReadAt, Table) ? kept : null;

    private static async Task<Kept> LoadAsync(PlatformDb db, long readAt, CancellationToken cancel)
    {
        var rows = await db.Database.SqlQuery<FacetRow>($"select facet, dimension, chunk, entries from search_facets order by facet, chunk").ToListAsync(cancel);
        return new(readAt, rows.GroupBy(row => (row.Facet, row.Dimension)).Select(facet => new FacetEntries(facet.Key.Facet, facet.Key.Dimension, SetOf(facet))));
    }

    private static EntrySet SetOf(IEnumerable<FacetRow> rows)
    {
        const int InChunk = 8192 / 32;
        var halves = new int[(rows.Max(row => row.Chunk) + 1) * InChunk];
        foreach (var row in rows) row.Entries.CopyTo(halves, row.Chunk * InChunk);
        var words = new ulong[halves.Length / 2];
        Buffer.BlockCopy(halves, 0, words, 0, halves.Length * sizeof(int));
        return new(words);
    }

    private static EntrySet SetOf(FoundWords found)
    {
        if (found.Places.Length == 0) return EntrySet.None;

        var words = new ulong[found.Places.Max() + 1];
        foreach (var (place, bits) in found.Places.Zip(found.Bits)) words[place] = (ulong)bits;
        return new(words);
    }

    /// <summary>The index as it was at one moment.</summary>
    public sealed class Kept(long readAt, IEnumerable<FacetEntries> facets)
    {
        private readonly Dictionary<string, FacetEntries> _facets = facets.ToDictionary(facet => facet.Name);
        private readonly ConcurrentDictionary<ListingOrder, int[]> _orders = new();

        internal long ReadAt => readAt;

        public IReadOnlyCollection<FacetEntries> Facets => _facets.Values;

        /// <summary>The entries that have any of these facets.</summary>
        public EntrySet WithAny(IEnumerable<string> facets) =>
            facets.Select(facet => _facets.GetValueOrDefault(facet)?.Entries).OfType<EntrySet>().DefaultIfEmpty(EntrySet.None).Aggregate((one, other) => one.Or(other));

        /// <summary>The numbers of some entries of a set, in an order of the whole index. There is no order by relevance here.</summary>
        public async ValueTask<int[]> TakeAsync(PlatformDb db, ListingOrder order, EntrySet entries, int skip, int most, CancellationToken cancel)
        {
            if (!_orders.TryGetValue(order, out var numbers)) _orders[order] = numbers = await InOrderAsync(db, order, cancel);
            var taken = new List<int>();
            foreach (var number in numbers)
            {
                if (taken.Count == most) break;
                if (entries.Has(number) && skip-- <= 0) taken.Add(number);
            }

            return [.. taken];
        }

        private static Task<int[]> InOrderAsync(PlatformDb db, ListingOrder order, CancellationToken cancel) => (order switch
        {
            ListingOrder.Newest => db.SearchEntries.OrderByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
            ListingOrder.Recognised => db.SearchEntries
                .OrderByDescending(entry => entry.Recognised).ThenByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId),
            ListingOrder.Name => db.SearchEntries.OrderBy(entry => entry.Title).ThenBy(entry => entry.SubjectId),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        }).Select(entry => entry.Number).ToArrayAsync(cancel);
    }

    private sealed record FacetRow(string Facet, string Dimension, int Chunk, BitArray Entries);

    private sealed record FoundWords(int[] Places, long[] Bits);
}
