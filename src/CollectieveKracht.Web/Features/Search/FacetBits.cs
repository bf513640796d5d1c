using System.Collections;
using System.Numerics;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>A bit for each of 8,192 entries, those whose number divided by that is <paramref name="Chunk"/>.</summary>
public sealed record BitPiece(int Chunk, ulong[] Words)
{
    public static BitPiece Of(int chunk, BitArray bits)
    {
        var halves = new int[bits.Length / 32];
        bits.CopyTo(halves, 0);
        var words = new ulong[halves.Length / 2];
        for (var place = 0; place < words.Length; place++) words[place] = (uint)halves[2 * place] | ((ulong)(uint)halves[(2 * place) + 1] << 32);
        return new(chunk, words);
    }

    public BitPiece Or(BitPiece other) => new(Chunk, [.. Words.Zip(other.Words, (one, two) => one | two)]);

    public BitPiece And(BitPiece other) => new(Chunk, [.. Words.Zip(other.Words, (one, two) => one & two)]);

    public int CountWith(BitPiece other)
    {
        var count = 0;
        for (var place = 0; place < Words.Length; place++) count += BitOperations.PopCount(Words[place] & other.Words[place]);
        return count;
    }
}

/// <summary>
/// The bits of all facets (docs/search.md, "Counts"), in memory until an entry changes: at 100,000 entries to read them takes fifty
/// times what counting with them does.
/// </summary>
public sealed class FacetBits(Changes changes, IHttpContextAccessor accessor) : IDisposable
{
    private static readonly string[] Table = ["search_entries"];

    private readonly SemaphoreSlim _reading = new(1);
    private Kept? _kept;

    /// <summary>The bits of each facet, in the order of their chunks.</summary>
    public async ValueTask<IReadOnlyDictionary<string, BitPiece[]>> ReadAsync(PlatformDb db, CancellationToken cancel)
    {
        PageReads.Note(accessor, Table);
        if (Fresh is { } bits) return bits;
        if (!changes.AreKnown) return await LoadAsync(db, cancel);

        await _reading.WaitAsync(cancel);
        try
        {
            if (Fresh is { } readMeanwhile) return readMeanwhile;

            var readAt = changes.Now;
            var read = await LoadAsync(db, cancel);
            _kept = new Kept(readAt, read);
            return read;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The bits of the entries that hold what was asked.</summary>
    public static async Task<IReadOnlyList<BitPiece>> FoundAsync(PlatformDb db, NpgsqlTsQuery words, CancellationToken cancel)
    {
        var rows = await db.Database.SqlQuery<FoundRow>($"select chunk, entries from search_found({SearchQuery.Value(words)})").ToListAsync(cancel);
        return [.. rows.Select(row => BitPiece.Of(row.Chunk, row.Entries))];
    }

    public void Dispose() => _reading.Dispose();

    private IReadOnlyDictionary<string, BitPiece[]>? Fresh =>
        changes.AreKnown && _kept is { } kept && !changes.Overtook(kept.ReadAt, Table) ? kept.Bits : null;

    private static async Task<IReadOnlyDictionary<string, BitPiece[]>> LoadAsync(PlatformDb db, CancellationToken cancel)
    {
        var rows = await db.Database.SqlQuery<FacetRow>($"select facet, chunk, entries from search_facets order by facet, chunk").ToListAsync(cancel);
        return rows.GroupBy(row => row.Facet).ToDictionary(facet => facet.Key, facet => facet.Select(row => BitPiece.Of(row.Chunk, row.Entries)).ToArray());
    }

    private sealed record Kept(long ReadAt, IReadOnlyDictionary<string, BitPiece[]> Bits);

    private sealed record FacetRow(string Facet, int Chunk, BitArray Entries);

    private sealed record FoundRow(int Chunk, BitArray Entries);
}
