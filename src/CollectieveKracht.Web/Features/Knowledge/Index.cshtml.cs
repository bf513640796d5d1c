using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>All knowledge, to filter and search.</summary>
[PublicPage]
public sealed class IndexModel(
    Listings listings, VocabularyCache vocabularies, CurrentViewer current, IStringLocalizer<KnowledgeText> texts) : PageModel
{
    /// <summary>The list without a filter.</summary>
    public static readonly ListingRequest AllKnowledge = new() { Path = "/kennis", Kinds = [SearchKind.Article] };

    private static readonly FacetDimension[] Dimensions =
    [
        FacetDimension.Sector, FacetDimension.Region, FacetDimension.KnowledgeKind, FacetDimension.Challenge, FacetDimension.LegalForm,
        FacetDimension.WorkingArea, FacetDimension.SizeClass, FacetDimension.TargetGroup, FacetDimension.Language,
    ];

    public ListView List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var request = ListingRequest.Read(Request, await vocabularies.ReadAsync(cancel), AllKnowledge.Kinds);
        var listing = await listings.FindAsync(request, current.Viewer, cancel);
        List = new ListView(listing, texts[listing.Total == 1 ? "CountedOne" : "Counted", listing.Total]) { Dimensions = Dimensions };
        if (listing.IsBeyondEnd) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
