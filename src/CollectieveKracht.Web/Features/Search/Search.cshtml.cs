using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>Everything findable, by words and filters. Without words it shows all, what is most recognised first.</summary>
[PublicPage, Counted(Counted.Search)]
public sealed class SearchModel(
    PlatformDb db, Listings listings, VocabularyCache vocabularies, CurrentViewer current, IStringLocalizer<SearchText> texts,
    TimeProvider clock) : PageModel
{
    public ListView List { get; private set; } = null!;

    /// <summary>Where to begin when nothing was found: the challenges that the report calls key.</summary>
    public IReadOnlyList<Choice> KeyChallenges { get; private set; } = [];

    /// <summary>The kinds in which something was found, each with how much; null for all together.</summary>
    public IEnumerable<(SearchKind? Kind, int Count)> Tabs => Enum.GetValues<SearchKind>()
        .Select(kind => (Kind: (SearchKind?)kind, Count: List.Listing.KindCounts.GetValueOrDefault(kind)))
        .Where(tab => tab.Count > 0 || tab.Kind == List.Request.Kind)
        .Prepend((null, List.Listing.KindCounts.Values.Sum()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var request = ListingRequest.Read(
            Request, await vocabularies.ReadAsync(cancel), Enum.GetValues<SearchKind>(), ListingOrder.Recognised);
        var listing = await listings.FindAsync(request, current.Viewer, cancel);
        List = new ListView(listing, texts[listing.Total == 1 ? "CountedOne" : "Counted", listing.Total]);
        if (request is { Words.Length: > 0, Kind: null, Chosen.Count: 0, Page: 1 } && (listing.Total == 0 || listing.InsteadOf is not null))
            await NoteUnansweredAsync(request.Words, listing.Total > 0, cancel);
        if (listing.Total == 0) KeyChallenges = await KeyChallengesAsync(cancel);
        if (listing.IsBeyondEnd) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private Task NoteUnansweredAsync(string words, bool wasHelped, CancellationToken cancel)
    {
        // A page that depends on what it writes itself is never kept: so that the next who asks this is counted too.
        HttpContext.Features.Get<PageReads>()?.Add(["unanswered_searches"]);
        return UnansweredSearch.NoteAsync(db, words, wasHelped, clock.GetUtcNow(), cancel);
    }

    private Task<List<Choice>> KeyChallengesAsync(CancellationToken cancel) => db.Challenges
        .Where(challenge => challenge.IsKey && !challenge.IsRetired)
        .OrderBy(challenge => challenge.Category.Position).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
        .Select(challenge => new Choice(challenge.Slug, challenge.ShortName, null))
        .ToListAsync(cancel);
}
