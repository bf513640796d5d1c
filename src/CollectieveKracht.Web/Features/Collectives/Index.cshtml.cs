using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Geography;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>The directory: one result, as a list and as a map.</summary>
[PublicPage]
public sealed class IndexModel(
    PlatformDb db, Listings listings, VocabularyCache vocabularies, CurrentViewer current, IStringLocalizer<CollectivesText> texts) : PageModel
{
    private const string View = "weergave", AsMap = "kaart";

    private static readonly FacetDimension[] Dimensions =
    [
        FacetDimension.Sector, FacetDimension.Region, FacetDimension.Challenge, FacetDimension.LegalForm, FacetDimension.WorkingArea,
        FacetDimension.SizeClass, FacetDimension.TargetGroup, FacetDimension.Network,
    ];

    public ListView List { get; private set; } = null!;

    public IReadOnlyList<CollectiveRow> Rows { get; private set; } = [];

    public StoneMap Map { get; private set; } = null!;

    /// <summary>Per municipality what lies there, in the order of the names.</summary>
    public IReadOnlyList<PlaceRow> Places { get; private set; } = [];

    public bool MapFirst { get; private set; }

    public bool IncludesExamples { get; private set; }

    public ListingRequest AsList => List.Request with { Kept = new Dictionary<string, string>(), Page = 1 };

    public ListingRequest AsMapFirst => List.Request with { Kept = new Dictionary<string, string> { [View] = AsMap }, Page = 1 };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        MapFirst = Request.Query[View] == AsMap;
        var request = ListingRequest.Read(Request, vocabulary, [SearchKind.Collective], ListingOrder.Name, MapFirst ? [View] : []);
        var listing = await listings.FindAsync(request, current.Viewer, cancel);
        var located = await FindWhereAsync(listing.Request, cancel);
        Rows = await db.Collectives.Listed().AsRowsAsync(listing.Rows, cancel);
        Places = PlaceRow.Of(located, vocabulary, Only);
        Map = LayMap(located);
        IncludesExamples = located.Any(here => here.Examples > 0);
        List = new ListView(listing, Counted(listing.Total, Places.Count))
        {
            Dimensions = Dimensions,
            Orders = [ListingOrder.Relevance, ListingOrder.Name, ListingOrder.Newest],
            HasOwnOpener = true,
        };
        if (listing.IsBeyondEnd) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();

        string Only(IEnumerable<string> municipalities) => Url.Content("~" + request.Only(FacetDimension.Region, municipalities).Address());

        StoneMap LayMap(IReadOnlyList<Located> here)
        {
            var map = StoneMap.Lay(StoneGrid.Fine, here);
            var items = Rows.ToLookup(row => map.Grid.StoneOf(row.Facts.Municipality), row => row.ItemId);
            return map with { Laid = [.. map.Laid.Select(stone => stone with { Address = Only(stone.Slugs), Items = [.. items[stone.Stone]] })] };
        }
    }

    // All that is listed may be seen by all, so that nothing need be looked up when nothing was chosen.
    private async Task<IReadOnlyList<Located>> FindWhereAsync(ListingRequest request, CancellationToken cancel)
    {
        var listed = db.Collectives.Listed();
        if (request.IsFiltered) listed = listed.In(db, await listings.NumbersAsync(request, current.Viewer, cancel));
        return await listed.CountByPlaceAsync(db, cancel);
    }

    private string Counted(int total, int places) => (total, places) switch
    {
        (1, _) => texts["CountedOne"],
        (_, <= 1) => texts["Counted", total],
        _ => texts["CountedInPlaces", total, places],
    };
}

/// <summary>A municipality in the table beside the map.</summary>
/// <param name="Address">The list of its collectives.</param>
public sealed record PlaceRow(string Name, string Province, int Count, string Address)
{
    public static IReadOnlyList<PlaceRow> Of(IEnumerable<Located> located, Vocabulary vocabulary, Func<IEnumerable<string>, string> address) =>
    [
        .. from choice in vocabulary.Of(FacetDimension.Region)
           join here in located on choice.Slug equals here.Slug into sectors
           let count = sectors.Sum(sector => sector.Count)
           where count > 0
           select new PlaceRow(choice.Text, vocabulary.Name(FacetDimension.Region, choice.Parent!), count, address([choice.Slug])),
    ];
}
