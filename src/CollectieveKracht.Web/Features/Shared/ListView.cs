using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Shared;

/// <summary>
/// A list as its partials show it: <c>_ListFilters</c> beside it, <c>_ListHead</c> above, a <c>_Hit</c> per row and
/// <c>_ListEnd</c> below.
/// </summary>
/// <param name="Counted">How much was found, in the words of the list: "24 artikelen".</param>
public sealed record ListView(Listing Listing, string Counted)
{
    /// <summary>What the list can be filtered by, in the order of the filter column.</summary>
    public IReadOnlyList<FacetDimension> Dimensions { get; init; } = FacetDimension.All;

    /// <summary>The orders to choose from; relevance is offered only where there are words to be relevant to.</summary>
    public IReadOnlyList<ListingOrder> Orders { get; init; } = [ListingOrder.Relevance, ListingOrder.Newest, ListingOrder.Recognised];

    /// <summary>The page has a button of its own that opens the filters on a phone.</summary>
    public bool HasOwnOpener { get; init; }

    public ListingRequest Request => Listing.Request;

    public IEnumerable<ListingOrder> OfferedOrders =>
        Orders.Where(order => order != ListingOrder.Relevance || Request.Words.Length > 0);

    /// <summary>The values chosen, each with the request that leaves it out.</summary>
    public IEnumerable<(FacetOption Option, FacetDimension Dimension, ListingRequest Without)> Chosen =>
        from facet in Listing.Facets
        from option in facet.Options
        where option.IsChosen
        select (option, facet.Dimension, Request.Without(facet.Dimension, option.Choice.Slug));

    /// <summary>The facets in order, without those that would filter nothing.</summary>
    public IEnumerable<FacetView> Facets(Vocabulary vocabulary) => Dimensions
        .Select(dimension => Listing.Facets.Single(facet => facet.Dimension == dimension))
        .Where(facet => facet.Options.Any(option => option.Count > 0 || option.IsChosen))
        .Select((facet, place) => FacetView.Of(facet, vocabulary, isAmongFirst: place < 3));
}

/// <summary>A facet as the filter column shows it.</summary>
/// <param name="IsOpen">Shown without a click: it is one of the first, or something in it was chosen.</param>
public sealed record FacetView(FacetDimension Dimension, bool IsOpen, IReadOnlyList<FacetGroup> Groups)
{
    /// <summary>Of the facets with the same name here, opening one closes the others: for facets side by side in a bar.</summary>
    public string? Together { get; init; }

    public bool IsChosenFrom => Groups.Any(group => group.IsChosenFrom);

    private const int ShownAtFirst = 5;

    public static FacetView Of(Facet facet, Vocabulary vocabulary, bool isAmongFirst) => new(
        facet.Dimension,
        isAmongFirst || facet.Options.Any(option => option.IsChosen),
        facet.Dimension == FacetDimension.Challenge
            ? [.. vocabulary.Categories.Select(category => new FacetGroup(
                category.Text, [.. facet.Options.Where(option => option.Choice.Parent == category.Slug)], []))]
            : [Shortened(facet)]);

    /// <summary>Lists that have an order of their own keep it; of the others the fullest values come first.</summary>
    private static FacetGroup Shortened(Facet facet)
    {
        var options = facet.Options.Where(IsOffered).ToList();
        if (options.Count > ShownAtFirst + 1 && facet.Dimension != FacetDimension.SizeClass)
            options = [.. options.OrderByDescending(option => option.IsChosen).ThenByDescending(option => option.Count)];

        var first = options.Count <= ShownAtFirst + 1 ? options.Count : Math.Max(ShownAtFirst, options.Count(option => option.IsChosen));
        return new FacetGroup(null, options[..first], options[first..]);
    }

    // A list of all municipalities would be no choice: one is offered once it was chosen, on its own page for example.
    private static bool IsOffered(FacetOption option) =>
        option.IsChosen || option.Choice.Parent is null;
}

/// <param name="Name">Of the group, where a facet has several.</param>
/// <param name="More">Shown after a click.</param>
public sealed record FacetGroup(string? Name, IReadOnlyList<FacetOption> First, IReadOnlyList<FacetOption> More)
{
    public bool IsChosenFrom => First.Concat(More).Any(option => option.IsChosen);
}
