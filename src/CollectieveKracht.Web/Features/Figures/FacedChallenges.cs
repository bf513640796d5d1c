using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>What plays now with the collectives of a list, for the partial <c>_FacedChallenges</c>.</summary>
/// <param name="Collectives">How many are listed.</param>
/// <param name="Rows">The challenges that play with most of them, most first; those of fewer than five collectives left out.</param>
/// <param name="HasHidden">Whether challenges were left out because few collectives face them.</param>
public sealed record FacedChallenges(int Collectives, IReadOnlyList<CountedChoice> Rows, bool HasHidden)
{
    private const int Most = 10;

    public static FacedChallenges In(Listing listing)
    {
        var faced = CountedChoice.In(listing, FacetDimension.Challenge).ToList();
        return new(
            listing.Total,
            [.. faced.Where(counted => !SmallCells.IsSmall(counted.Count)).OrderByDescending(counted => counted.Count).Take(Most)],
            faced.Exists(counted => SmallCells.IsSmall(counted.Count)));
    }
}

/// <param name="Count">In collectives.</param>
public sealed record CountedChoice(Choice Choice, int Count)
{
    /// <summary>The values that some of the listed collectives have.</summary>
    public static IEnumerable<CountedChoice> In(Listing listing, FacetDimension dimension) => listing.Facets
        .Single(facet => facet.Dimension == dimension).Options
        .Where(option => option.Count > 0)
        .Select(option => new CountedChoice(option.Choice, option.Count));

    /// <summary>Of a sector its provinces, of a region its sectors, most first.</summary>
    public static IReadOnlyList<CountedChoice> PartsIn(Listing listing, FacetDimension parts) =>
        [.. In(listing, parts).Where(counted => counted.Choice.Parent is null).OrderByDescending(counted => counted.Count)];
}
