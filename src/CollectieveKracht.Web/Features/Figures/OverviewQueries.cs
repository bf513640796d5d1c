using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Search;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>What there is of a group of collectives, such as a sector or a region: who is there, what they struggle with, what was written.</summary>
/// <param name="First">The first of them by name.</param>
/// <param name="Faced">What they struggle with.</param>
/// <param name="Parts">Of a sector its provinces, of a region its sectors, with the number of collectives listed, most first.</param>
/// <param name="Articles">The newest articles.</param>
public sealed record Overview(
    ListingRequest Request, IReadOnlyList<Hit> First, FacedChallenges Faced, IReadOnlyList<CountedChoice> Parts, IReadOnlyList<Hit> Articles, int ArticleCount)
{
    /// <summary>How many collectives are listed.</summary>
    public int Collectives => Faced.Collectives;

    /// <summary>The same choice in another list.</summary>
    public string Address(string path) => Request.Address(path);
}

/// <summary>Gathers an overview from the index that lists and search use, so that its counts are those of the lists.</summary>
public sealed class OverviewQueries(Listings listings)
{
    private const int MostRows = 6;
    private const int MostArticles = 4;

    /// <param name="dimension">What the group is, <see cref="FacetDimension.Sector"/> or <see cref="FacetDimension.Region"/>.</param>
    /// <param name="parts">What it is divided into.</param>
    public async Task<Overview> ReadAsync(FacetDimension dimension, string slug, FacetDimension parts, Viewer viewer, CancellationToken cancel)
    {
        var articles = Request(SearchKind.Article, ListingOrder.Newest, dimension, slug);
        var listing = await ListAsync(dimension, slug, viewer, cancel);
        return new Overview(
            listing.Request, [.. listing.Rows.Take(MostRows)], FacedChallenges.In(listing), CountedChoice.PartsIn(listing, parts),
            await listings.RowsAsync(articles, viewer, MostArticles, cancel),
            (await listings.CountAsync(articles, viewer, cancel)).Of(SearchKind.Article));
    }

    /// <summary>The collectives of the group, from which its figures are counted.</summary>
    public Task<Listing> ListAsync(FacetDimension dimension, string slug, Viewer viewer, CancellationToken cancel) =>
        listings.FindAsync(Request(SearchKind.Collective, ListingOrder.Name, dimension, slug), viewer, cancel);

    /// <summary>How many collectives are listed per sector and per province, and whether examples are among them.</summary>
    public async Task<(IReadOnlyList<CountedChoice> Sectors, IReadOnlyList<CountedChoice> Provinces, bool HasExamples)> ReadAllAsync(Viewer viewer, CancellationToken cancel)
    {
        var listing = await listings.FindAsync(new ListingRequest { Path = "", Kinds = [SearchKind.Collective], DefaultOrder = ListingOrder.Name }, viewer, cancel);
        return (Counted(FacetDimension.Sector), Counted(FacetDimension.Region), listing.Rows.Any(row => row.IsExample));

        IReadOnlyList<CountedChoice> Counted(FacetDimension dimension) =>
        [
            .. listing.Facets.Single(facet => facet.Dimension == dimension).Options
                .Where(option => option.Choice.Parent is null && option.Choice.Slug != FacetDimension.ForAll)
                .Select(option => new CountedChoice(option.Choice, option.Count)),
        ];
    }

    private static ListingRequest Request(SearchKind kind, ListingOrder order, FacetDimension dimension, string slug) => new()
    {
        Path = "",
        Kinds = [kind],
        Chosen = new Dictionary<FacetDimension, IReadOnlyList<string>> { [dimension] = [slug] },
        DefaultOrder = order,
    };
}
