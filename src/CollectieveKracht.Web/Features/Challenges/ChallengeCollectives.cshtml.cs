using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>The collectives that recognise a challenge, those that solved it first.</summary>
[PublicPage]
public sealed class ChallengeCollectivesModel(PlatformDb db, Listings listings, VocabularyCache vocabularies, CurrentViewer current) : PageModel
{
    public ChallengeHead Head { get; private set; } = null!;

    public IReadOnlyList<RecognisingCollective> Rows { get; private set; } = [];

    public int CurrentPage { get; private set; } = 1;

    public int LastPage => Math.Max(1, (Head.Recognised.Total + Listings.PageSize - 1) / Listings.PageSize);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        if (await ChallengeHead.FindAsync(db, listings, slug, ChallengeTab.Collectives, current, vocabulary, cancel) is not { } head) return NotFound();

        Head = head;
        CurrentPage = ListingRequest.Read(Request, vocabulary, [SearchKind.Collective]).Page;
        if (CurrentPage > LastPage) return NotFound();

        Rows = await db.Recognitions.Of(head).AsCollectives()
            .Skip((CurrentPage - 1) * Listings.PageSize).Take(Listings.PageSize).ToListAsync(cancel);
        return Page();
    }
}
