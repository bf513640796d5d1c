using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Knowledge;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>Begins a change of an article that one may read, whoever wrote it. One that one may not read is not there.</summary>
[Authorize]
public sealed class ImproveModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : PageModel
{
    private readonly AccountId _me = current.Person!.Account;
    private ArticleId _article;

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>As for sending in: they act for a verified collective.</summary>
    public bool MayPropose => MayBeProposedBy(current.Viewer);

    public static bool MayBeProposedBy(Viewer viewer) => viewer.Audiences.Contains(Audience.Collectives);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var slug = RouteData.Values["slug"] as string;
        var found = Domain.Slug.IsValid(slug)
            ? await db.Articles.VisibleTo(current.Viewer).Where(article => article.Slug == slug)
                .Select(article => new { article.Id, article.Slug, article.PublishedRevision!.Title }).SingleOrDefaultAsync(HttpContext.RequestAborted)
            : null;
        if (found is null)
        {
            context.Result = NotFound();
            return;
        }

        (_article, Slug, Title) = (found.Id, found.Slug, found.Title);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        RuleException.Unless(MayPropose, "writing.needs-verified-collective");
        // What this person sent in of it, or was asked about, is gone on with there.
        if (await db.Revisions.AnyAsync(known => known.ArticleId == _article && known.AuthorId == _me
            && known.State != RevisionState.Published && known.State != RevisionState.Rejected, cancel)) return LocalRedirect(Url.Content("~/schrijven"));

        var begun = await db.Manuscripts.Where(known => known.ArticleId == _article && known.AuthorId == _me && known.DiscardedAt == null)
            .OrderByDescending(known => known.WrittenAt).FirstOrDefaultAsync(cancel);
        if (begun is null)
        {
            RuleException.Unless(await db.Manuscripts.CountAsync(known => known.AuthorId == _me && known.DiscardedAt == null, cancel) < Manuscript.MostPerPerson, "writing.too-many");
            var article = await db.Articles.AsSplitQuery().Include(known => known.PublishedRevision)
                .Include(known => known.Challenges).Include(known => known.Regions).Include(known => known.Sectors).Include(known => known.LegalForms).Include(known => known.Phase)
                .SingleAsync(known => known.Id == _article, cancel);
            begun = db.Add(Manuscript.Improve(ManuscriptId.New(), article, _me, clock.GetUtcNow())).Entity;
            await db.SaveChangesAsync(cancel);
        }

        return LocalRedirect(Url.Content($"~/schrijven/{begun.Id.Value}"));
    }
}
