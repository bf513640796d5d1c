using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>How many entries answer a request, for each value of each filter; see docs/search.md, "Counts".</summary>
public sealed class FacetCounts
{
    private const string KindDimension = "kind", AudienceDimension = "audience", Viewer = "viewer", Kinds = "kinds", Words = "words";

    private readonly Dictionary<string, int> _counts;

    private FacetCounts(Dictionary<string, int> counts) => _counts = counts;

    /// <summary>Nothing answers.</summary>
    public static FacetCounts None { get; } = new([]);

    /// <summary>How many one would get with a value, the choice in its own dimension left out.</summary>
    public int Of(string facet) => _counts.GetValueOrDefault(facet);

    public int Of(SearchKind kind) => Of(SearchDocument.KindFilter(kind));

    /// <summary>Whether examples are among them.</summary>
    public bool IncludesExamples => Of("example:true") > 0;

    /// <summary>Whether there are examples at all, so that what was counted of collectives counts them too.</summary>
    public bool AreThereExamples { get; private init; }

    /// <summary>
    /// Counts whatever was chosen. Each value of a filter has a bit for every entry; what was asked is the bits of the chosen values
    /// taken together, with those of the words that were found, and a count is the number of bits in common.
    /// </summary>
    public static async Task<FacetCounts> OfAsync(
        PlatformDb db, FacetBits facets, ListingRequest request, NpgsqlTsQuery? words, Viewer viewer, CancellationToken cancel)
    {
        var bits = await facets.ReadAsync(db, cancel);
        var parts = new Dictionary<string, Dictionary<int, BitPiece>>
        {
            [Viewer] = AnyOf(viewer.Audiences.Select(audience => SearchDocument.AudienceFilter(audience.Key))),
            [Kinds] = AnyOf(request.Kinds.Select(SearchDocument.KindFilter)),
        };
        if (request.Kind is { } kind) parts[KindDimension] = AnyOf([SearchDocument.KindFilter(kind)]);
        foreach (var (dimension, slugs) in request.Chosen) parts[dimension.Name] = AnyOf(slugs.Append(FacetDimension.ForAll).Select(dimension.Facet));
        if (words is not null) parts[Words] = (await FacetBits.FoundAsync(db, words, cancel)).ToDictionary(piece => piece.Chunk);

        var all = AllBut(parts, null);
        var views = parts.Keys.Except([Viewer, Kinds, Words]).ToDictionary(dimension => dimension, dimension => AllBut(parts, dimension));
        var counts = new Dictionary<string, int>();
        foreach (var (facet, pieces) in bits)
        {
            var dimension = facet[..facet.IndexOf(':', StringComparison.Ordinal)];
            if (dimension == AudienceDimension) continue;

            var answer = views.GetValueOrDefault(dimension) ?? all;
            var count = pieces.Sum(piece => answer.TryGetValue(piece.Chunk, out var found) ? piece.CountWith(found) : 0);
            if (count > 0) counts[facet] = count;
        }

        return new FacetCounts(counts) { AreThereExamples = bits.GetValueOrDefault("example:true")?.Any(piece => piece.CountWith(piece) > 0) is true };

        Dictionary<int, BitPiece> AnyOf(IEnumerable<string> values) => values
            .SelectMany(value => bits.GetValueOrDefault(value) ?? [])
            .GroupBy(piece => piece.Chunk)
            .ToDictionary(pieces => pieces.Key, pieces => pieces.Aggregate((one, other) => one.Or(other)));
    }

    private static Dictionary<int, BitPiece> AllBut(Dictionary<string, Dictionary<int, BitPiece>> parts, string? leftOut)
    {
        var asked = parts.Where(part => part.Key != leftOut).Select(part => part.Value).OrderBy(part => part.Count).ToList();
        return asked[0].Keys
            .Where(chunk => asked.TrueForAll(part => part.ContainsKey(chunk)))
            .ToDictionary(chunk => chunk, chunk => asked.Select(part => part[chunk]).Aggregate((one, other) => one.And(other)));
    }
}
