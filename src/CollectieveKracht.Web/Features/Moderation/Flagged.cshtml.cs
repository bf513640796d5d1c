using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Moderation.Mails;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>What readers reported of one article. The moderator who takes it up keeps the article or hides it; readers and author hear of it.</summary>
[Authorize(Policies.Moderator)]
public sealed class FlaggedModel(
    PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, Outbox outbox, TimeProvider clock, IStringLocalizer<RuleText> rules, IStringLocalizer<ModerationText> texts) : PageModel
{
    private Reviewer _reviewer = null!;
    private Article _article = null!;

    public FlaggedArticle Flagged { get; private set; } = null!;

    public string Title => _article.PublishedRevision!.Title;

    public string Slug => _article.Slug;

    public string Language => _article.Language;

    public string Html => _article.PublishedRevision!.BodyHtml;

    public string Summary => _article.PublishedRevision!.Summary;

    public bool IsMine { get; private set; }

    public bool IsFree { get; private set; }

    /// <summary>Who holds the claim, if someone else does.</summary>
    public string? Busy { get; private set; }

    [BindProperty(Name = "besluit")]
    public string? Choice { get; set; }

    [BindProperty(Name = "reden")]
    public string? ReasonText { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await LoadAsync(HttpContext.RequestAborted)) await next();
        else context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostTakeUpAsync(CancellationToken cancel) => TryAsync(now => Flagged.TakeUp(_article, _reviewer, now), "", cancel);

    public Task<IActionResult> OnPostReleaseAsync(CancellationToken cancel) => TryAsync(now => Flagged.Release(_reviewer, now), "~/moderatie", cancel);

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancel)
    {
        if (Choice is not ("houd" or "verberg"))
        {
            ModelState.AddModelError("besluit", texts["PickVerdict"]);
            return Page();
        }

        var (hide, title) = (Choice == "verberg", Title);
        return await TryAsync(now => Flagged.Decide(_article, _reviewer, hide, new Reason(ReasonText ?? ""), now), "~/moderatie?gedaan=melding", cancel, async () =>
        {
            var (author, readers) = hide ? (ModerationStep.Hidden, ModerationStep.ReportHidden) : (ModerationStep.Kept, ModerationStep.ReportKept);
            await new ModerationMail(author, title, hide ? "/schrijven" : $"/kennis/{Slug}", ReasonText!.Trim()).WriteAsync(outbox, db, _article.AuthorId, Flagged.Id, cancel);
            foreach (var flag in Flagged.Flags) await new ModerationMail(readers, title, hide ? "/kennis" : $"/kennis/{Slug}", ReasonText!.Trim()).WriteAsync(outbox, db, flag.By, Flagged.Id, cancel);
        });
    }

    private async Task<IActionResult> TryAsync(Action<DateTimeOffset> act, string to, CancellationToken cancel, Func<Task>? tell = null)
    {
        try
        {
            act(clock.GetUtcNow());
            if (tell is not null) await tell();
            await db.SaveChangesAsync(cancel);
            return to.Length == 0 ? RedirectToPage(new { id = Flagged.Id }) : LocalRedirect(Url.Content(to));
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", rules["moderation.cannot-move"]);
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError(refusal.Rule == "moderation.reason-needed" ? "reden" : "", rules[refusal.Rule]);
        }

        db.ChangeTracker.Clear();
        return await LoadAsync(cancel) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        _reviewer = await db.ReviewerAsync(current.Person!, await vocabularies.ReadAsync(cancel), cancel);
        if (await db.FlaggedArticles.SingleOrDefaultAsync(flagged => flagged.Id == id, cancel) is not { } found) return false;

        Flagged = found;
        _article = await db.Articles.Include(article => article.PublishedRevision).Include(article => article.Sectors).Include(article => article.Regions).AsSplitQuery().SingleAsync(article => article.Id == found.ArticleId, cancel);
        var isTheirs = _article.AuthorId == _reviewer.Account || found.Flags.Any(flag => flag.By == _reviewer.Account);
        if (isTheirs || _article.PublishedRevision is null || !_reviewer.Remit.Covers([.. _article.Sectors.Select(sector => sector.Slug)], [.. _article.Regions.Select(region => region.Slug)])) return false;

        var now = clock.GetUtcNow();
        IsMine = found.Claim?.IsHeldBy(_reviewer.Account, now) == true;
        IsFree = !IsMine && found.DecidedAt is null && found.Claim?.HoldsAt(now) != true;
        Busy = !IsMine && !IsFree && found.Claim is { } claim ? await db.Accounts.Where(account => account.Id == claim.By).Select(account => account.Name).SingleOrDefaultAsync(cancel) : null;
        return true;
    }
}
