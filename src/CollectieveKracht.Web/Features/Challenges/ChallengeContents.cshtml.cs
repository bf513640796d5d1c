using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>The knowledge or the questions about a challenge: two tabs that differ in what they list.</summary>
[PublicPage]
public sealed class ChallengeContentsModel(PlatformDb db, Listings listings, VocabularyCache vocabularies, CurrentViewer current) : PageModel
{
    public ChallengeHead Head { get; private set; } = null!;

    public IReadOnlyList<Hit> Rows { get; private set; } = [];

    public int CurrentPage { get; private set; } = 1;

    public int LastPage => Math.Max(1, (Total + Listings.PageSize - 1) / Listings.PageSize);

    public int Total => Head.Tab == ChallengeTab.Knowledge ? Head.Articles : Head.Questions;

    /// <summary>Asks the index for what is about a challenge, most recognised first.</summary>
    public static ListingRequest About(string challenge, SearchKind kind) => new()
    {
        Path = kind == SearchKind.Article ? "/kennis" : "/vragen",
        Kinds = [kind],
        Chosen = new Dictionary<FacetDimension, IReadOnlyList<string>> { [FacetDimension.Challenge] = [challenge] },
        DefaultOrder = kind == SearchKind.Article ? ListingOrder.Recognised : ListingOrder.Newest,
    };

    public async Task<IActionResult> OnGetAsync(string slug, string part, CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        var (tab, kind) = part == "kennis" ? (ChallengeTab.Knowledge, SearchKind.Article) : (ChallengeTab.Questions, SearchKind.Question);
        if (await ChallengeHead.FindAsync(db, listings, slug, tab, current, vocabulary, cancel) is not { } head) return NotFound();

        Head = head;
        CurrentPage = ListingRequest.Read(Request, vocabulary, [kind]).Page;
        if (CurrentPage > LastPage) return NotFound();

        Rows = await listings.RowsAsync(About(slug, kind) with { Page = CurrentPage }, current.Viewer, Listings.PageSize, cancel);
        return Page();
    }
}
