using System.Globalization;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>What a moderator does about an article that should be looked at: it still holds, another day, or the archive.</summary>
[Authorize(Policies.Curator)]
public sealed class DueEditModel(PlatformDb db, CurrentViewer current, TimeProvider clock, IStringLocalizer<RuleText> rules) : CurationPage(current, rules)
{
    private static readonly Dictionary<string, string> FieldOfRule = new() { ["article.check-on"] = "dag" };

    private readonly CurrentViewer _viewer = current;
    private Article _article = null!;

    public DueArticle Facts { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    [BindProperty(Name = "dag")]
    public string? Day { get; set; }

    /// <summary>Which form was sent: the id of its field for a reason.</summary>
    public string? Sent { get; private set; }

    /// <summary>Archiving is for moderators, and for the author on a page of their own.</summary>
    public bool MayArchive => _viewer.Person!.Is(Role.Moderator) && _article.Standing == ArticleStanding.Visible;

    public DateOnly Today => Dates.Day(clock.GetUtcNow());

    public string? ReasonIn(string field) => Sent == field ? Reason : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (cancel, slug) = (HttpContext.RequestAborted, RouteData.Values["slug"] as string);
        var found = db.Articles.Where(Article.VisibleTo(_viewer.Viewer)).Where(article => article.Slug == slug);
        if (!Domain.Slug.IsValid(slug) || await found.AsDue(db).SingleOrDefaultAsync(cancel) is not { } facts)
        {
            context.Result = NotFound();
            return;
        }

        Facts = facts;
        _article = await found.SingleAsync(cancel);
        History = await db.HistoryOfAsync("article", _article.Id.Value, cancel);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostHoldsAsync(CancellationToken cancel)
    {
        _article.StillHolds(Me, Today);
        return await SavedAsync(cancel);
    }

    public async Task<IActionResult> OnPostLaterAsync(CancellationToken cancel)
    {
        Sent = "reden-dag";
        var reason = ReadReason(Sent);
        if (!DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) Refuse("dag", "article.check-on");
        else if (reason is not null && Try(FieldOfRule, () => _article.CheckInstead(on, Me, reason, Today))) return await SavedAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostArchiveAsync(CancellationToken cancel)
    {
        Sent = "reden-archief";
        if (!_viewer.Person!.Is(Role.Moderator)) return Forbid();
        if (ReadReason(Sent) is not { } reason) return Page();

        _article.Archive(Me, reason);
        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content("~/beheer/herzien"));
    }

    private async Task<IActionResult> SavedAsync(CancellationToken cancel)
    {
        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content($"~/beheer/herzien/{_article.Slug}?gedaan=bewaard"));
    }
}
