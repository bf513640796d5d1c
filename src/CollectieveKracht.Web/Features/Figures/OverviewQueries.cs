using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>What there is of a group of collectives, such as a sector or a region: who is there, what they struggle with, what was written.</summary>
/// <param name="Collectives">How many collectives are listed.</param>
/// <param name="First">The first of them by name.</param>
/// <param name="Challenges">What plays now with most of them, most first; challenges of fewer than five collectives left out.</param>
/// <param name="HasHidden">Whether challenges were left out because few collectives face them.</param>
/// <param name="Parts">Of a sector its provinces, of a region its sectors, with the number of collectives listed.</param>
/// <param name="Articles">The newest articles.</param>
public sealed record Overview(
    ListingRequest Request, int Collectives, IReadOnlyList<Hit> First, IReadOnlyList<CountedChoice> Challenges, bool HasHidden,
    IReadOnlyList<CountedChoice> Parts, IReadOnlyList<Hit> Articles, int ArticleCount)
{
    /// <summary>The same choice in another list.</summary>
    public string Address(string path) => Request.Address(path);
}

/// <param name="Count">In collectives.</param>
public sealed record CountedChoice(Choice Choice, int Count);

/// <summary>Gathers an overview from the index that lists and search use, so that its counts are those of the lists.</summary>
public sealed class OverviewQueries(Listings listings)
{
    private const int MostChallenges = 10;
    private const int MostRows = 6;
    private const int MostArticles = 4;

    /// <param name="dimension">What the group is, <see cref="FacetDimension.Sector"/> or <see cref="FacetDimension.Region"/>.</param>
    /// <param name="parts">What it is divided into.</param>
    public async Task<Overview> ReadAsync(FacetDimension dimension, string slug, FacetDimension parts, Viewer viewer, CancellationToken cancel)
    {
        var collectives = Request(SearchKind.Collective, ListingOrder.Name);
        var articles = Request(SearchKind.Article, ListingOrder.Newest);
        var listing = await listings.FindAsync(collectives, viewer, cancel);
        var challenges = Counted(FacetDimension.Challenge).OrderByDescending(counted => counted.Count).ToList();
        var shown = challenges.Where(counted => !SmallCells.IsSmall(counted.Count)).Take(MostChallenges).ToList();
        return new Overview(
            collectives, listing.Total, [.. listing.Rows.Take(MostRows)], shown, challenges.Exists(counted => SmallCells.IsSmall(counted.Count)),
            [.. Counted(parts).Where(counted => counted.Choice.Parent is null)],
            await listings.RowsAsync(articles, viewer, MostArticles, cancel),
            (await listings.CountAsync(articles, viewer, cancel)).Of(SearchKind.Article));

        ListingRequest Request(SearchKind kind, ListingOrder order) => new()
        {
            Path = "",
            Kinds = [kind],
            Chosen = new Dictionary<FacetDimension, IReadOnlyList<string>> { [dimension] = [slug] },
            DefaultOrder = order,
        };

        IEnumerable<CountedChoice> Counted(FacetDimension of) => listing.Facets
            .Single(facet => facet.Dimension == of).Options
            .Where(option => option.Count > 0)
            .Select(option => new CountedChoice(option.Choice, option.Count));
    }

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
}
