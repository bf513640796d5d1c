using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>How many entries answer a request, for each value of each filter; see docs/search.md, "Counts".</summary>
public sealed class FacetCounts
{
    private const string KindDimension = "kind";

    private readonly Dictionary<string, int> _counts;

    private FacetCounts(Dictionary<string, int> counts) => _counts = counts;

    /// <summary>Nothing answers.</summary>
    public static FacetCounts None { get; } = new([]);

    /// <summary>How many one would get with a value, the choice in its own dimension left out.</summary>
    public int Of(string facet) => _counts.GetValueOrDefault(facet);

    public int Of(SearchKind kind) => Of(SearchDocument.KindFilter(kind));

    /// <summary>Whether examples are among them.</summary>
    public bool IncludesExamples => Of("example:true") > 0;

    /// <summary>
    /// Counts in one command, whatever was chosen. Each value of a filter has a bit for every entry; what was asked is the bits of the
    /// chosen values taken together, and a count is the number of bits in common.
    /// </summary>
    public static async Task<FacetCounts> OfAsync(PlatformDb db, ListingRequest request, NpgsqlTsQuery? words, Viewer viewer, CancellationToken cancel)
    {
        List<(string Dimension, string Facet)> asked =
        [
            .. viewer.Audiences.Select(audience => ("viewer", SearchDocument.AudienceFilter(audience.Key))),
            .. request.Kinds.Select(kind => ("kinds", SearchDocument.KindFilter(kind))),
            .. request.Chosen.SelectMany(chosen => chosen.Value.Append(FacetDimension.ForAll).Select(slug => (chosen.Key.Name, chosen.Key.Facet(slug)))),
        ];
        if (request.Kind is { } kind) asked.Add((KindDimension, SearchDocument.KindFilter(kind)));
        var dimensions = asked.Select(filter => filter.Dimension).ToArray();
        var facets = asked.Select(filter => filter.Facet).ToArray();
        var leftOut = dimensions.Distinct().Except(["viewer", "kinds"]).ToArray();
        var parts = dimensions.Distinct().Count() + (words is null ? 0 : 1);

        // The comment names the table on which the bits depend: by it the cache of pages knows what to forget.
        var rows = await db.Database.SqlQuery<Row>(
            $"""
            /* of search_entries */ with parts as (
                select asked.dimension, stored.chunk, bit_or(stored.entries) as entries
                from unnest({dimensions}, {facets}) as asked (dimension, facet) join search_facets as stored using (facet)
                group by asked.dimension, stored.chunk
                union all
                select 'words', found.chunk, found.entries from search_found({SearchQuery.Value(words)}) as found
            ), views as (
                select '' as left_out union all select unnest({leftOut})
            ), answers as (
                select views.left_out, parts.chunk, bit_and(parts.entries) as entries
                from views join parts on parts.dimension <> views.left_out
                group by views.left_out, parts.chunk
                having count(*) = {parts} - case when views.left_out = '' then 0 else 1 end
            )
            select stored.facet, sum(bit_count(answers.entries & stored.entries))::int as count
            from answers join search_facets as stored using (chunk)
            where stored.dimension <> 'audience' and answers.left_out = case when stored.dimension = any ({leftOut}) then stored.dimension else '' end
            group by stored.facet
            """).ToListAsync(cancel);
        return new FacetCounts(rows.ToDictionary(row => row.Facet, row => row.Count));
    }

    private sealed record Row(string Facet, int Count);
}
