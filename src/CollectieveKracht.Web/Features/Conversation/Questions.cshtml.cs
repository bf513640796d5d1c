using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Conversation;

/// <summary>All questions, to filter and search.</summary>
[PublicPage]
public sealed class QuestionsModel(
    Listings listings, VocabularyCache vocabularies, CurrentViewer current, IStringLocalizer<ConversationText> texts) : PageModel
{
    public ListView List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var request = ListingRequest.Read(Request, await vocabularies.ReadAsync(cancel), [SearchKind.Question]);
        var listing = await listings.FindAsync(request, current.Viewer, cancel);
        List = new ListView(listing, texts[listing.Total == 1 ? "CountedOne" : "Counted", listing.Total])
        {
            Dimensions = [FacetDimension.Answer, FacetDimension.Sector, FacetDimension.Challenge],
        };
        if (listing.IsBeyondEnd) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
