using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Knowledge.Freshness;

/// <summary>
/// The author's answer to the question whether an article still holds: by the link of the mail, without signing in, or signed in. Opening the
/// page changes nothing; a button does.
/// </summary>
[AllowAnonymous]
public sealed class StillHoldsModel(PlatformDb db, CurrentViewer current, ArticleKey keys, TimeProvider clock, IStringLocalizer<RuleText> rules) : PageModel
{
    public const string Yes = "nog-goed", Change = "aanpassen", Archive = "archiveren";

    private Article? _article;
    private AccountId _author;

    [BindProperty(Name = "sleutel", SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>The article, by the last part of its address, for an author who is signed in.</summary>
    [BindProperty(Name = "artikel", SupportsGet = true)]
    public string? Slug { get; set; }

    /// <summary>Which answer the link was for.</summary>
    [BindProperty(Name = "kies", SupportsGet = true)]
    public string? Choice { get; set; }

    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    /// <summary>Null when the link no longer works.</summary>
    public string? Title => _article?.PublishedRevision?.Title;

    public string? ArticleSlug => _article?.Slug;

    /// <summary>The version that readers see, which a change begins with.</summary>
    public RevisionId? Version => _article?.PublishedRevisionId;

    /// <summary>Whether that version is the author's own.</summary>
    public bool IsOwnVersion => _article?.PublishedRevision?.AuthorId == _author;

    public bool IsSignedIn => current.Person?.Account is { } me && me == _author;

    public bool CanBeArchived => _article?.Standing == ArticleStanding.Visible;

    /// <summary>What was just answered: the last part of a text's key.</summary>
    public string? Answer { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => FindAsync(cancel);

    public async Task<IActionResult> OnPostYesAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return Page();

        _article!.StillHolds(_author, Dates.Day(clock.GetUtcNow()));
        await db.SaveOrRefuseAsync(cancel);
        Answer = "Yes";
        return Page();
    }

    public async Task<IActionResult> OnPostArchiveAsync(CancellationToken cancel)
    {
        Choice = Archive;
        if (!await FindAsync(cancel)) return Page();
        if (Reason?.Trim() is not { Length: > 0 and <= Domain.Moderation.Reason.MaxLength } why)
        {
            ModelState.AddModelError("reden", rules["moderation.reason-needed"]);
            return Page();
        }

        _article!.Archive(_author, new Reason(why));
        await db.SaveOrRefuseAsync(cancel);
        Answer = "Archived";
        return Page();
    }

    // The link of who is not its author any more says nothing, nor does the address of someone else's article.
    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        var shown = db.Articles.Include(article => article.PublishedRevision).Where(Article.IsShown);
        if (keys.Read(Key) is var (article, author))
        {
            _author = author;
            _article = await shown.SingleOrDefaultAsync(known => known.Id == article && known.AuthorId == author && db.People.Any(person => person.Id == author), cancel);
        }
        else if (current.Person is { } person && Domain.Slug.IsValid(Slug))
        {
            var me = _author = person.Account;
            _article = await shown.SingleOrDefaultAsync(known => known.Slug == Slug && known.AuthorId == me, cancel);
        }

        return _article is not null;
    }
}
