using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>A reader tells what is wrong with an article. Whoever is signed in and can read it may; its author mends it instead.</summary>
[Authorize]
public sealed class ReportModel(PlatformDb db, CurrentViewer current, TimeProvider clock, IStringLocalizer<RuleText> rules) : PageModel
{
    private Article _article = null!;
    private FlaggedArticle? _open;

    public string Slug => _article.Slug;

    public string Title { get; private set; } = "";

    public string Language => _article.Language;

    /// <summary>Whether this reader reported it already, and nobody decided yet.</summary>
    public bool IsReported => _open?.Flags.Any(flag => flag.By == Me) == true;

    public bool IsOwn => _article.AuthorId == Me;

    [BindProperty(Name = "grond")]
    public FlagGround? Ground { get; set; }

    [BindProperty(Name = "uitleg")]
    public string? Explanation { get; set; }

    private AccountId Me => current.Person!.Account;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await LoadAsync(HttpContext.RequestAborted)) await next();
        else context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Ground is null) ModelState.AddModelError("grond", rules["flag.ground"]);
        if (!ModelState.IsValid) return Page();

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = clock.GetUtcNow();
                var dayAgo = now.AddDays(-1);
                RuleException.Unless(await db.FlaggedArticles.CountAsync(flagged => flagged.Flags.Any(flag => flag.By == Me && flag.At > dayAgo), cancel) < Flag.MostADay, "flag.too-many-today");
                if (_open is null) db.Add(FlaggedArticle.Open(_article, Me, Ground!.Value, Explanation, now));
                else _open.Add(_article, Me, Ground!.Value, Explanation, now);
                await db.SaveChangesAsync(cancel);
                return LocalRedirect(Url.Content($"~/kennis/{Slug}/melden"));
            }
            catch (RuleException refusal)
            {
                ModelState.AddModelError(refusal.Rule is "flag.explanation-needed" or "flag.explanation-too-long" ? "uitleg" : "", rules[refusal.Rule]);
                db.ChangeTracker.Clear();
                return await LoadAsync(cancel) ? Page() : NotFound();
            }
            catch (DbUpdateException error) when (attempt == 1 && (error is DbUpdateConcurrencyException || error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }))
            {
                // Another reader was first at the same moment: theirs is added to.
                db.ChangeTracker.Clear();
                if (!await LoadAsync(cancel)) return NotFound();
            }
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var slug = RouteData.Values["slug"] as string;
        if (!Domain.Slug.IsValid(slug)) return false;
        var found = await db.Articles.VisibleTo(current.Viewer).AsTracking().Include(article => article.PublishedRevision).SingleOrDefaultAsync(article => article.Slug == slug, cancel);
        if (found is null) return false;

        (_article, Title) = (found, found.PublishedRevision!.Title);
        _open = await db.FlaggedArticles.SingleOrDefaultAsync(flagged => flagged.ArticleId == found.Id && flagged.DecidedAt == null, cancel);
        return true;
    }
}
