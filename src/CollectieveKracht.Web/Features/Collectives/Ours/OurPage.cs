using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>
/// A page of a collective for the people who act for it. Before any of its handlers runs, it is known that the person is one of
/// them and may do what the page is for; all others get 403, also for a form they made themselves.
/// </summary>
/// <param name="needs">The narrowest role that may use the page.</param>
[Authorize]
public abstract class OurPage(PlatformDb db, CurrentViewer current, TeamRole needs) : PageModel
{
    protected PlatformDb Db { get; } = db;

    public AccountId Me { get; } = current.Person!.Account;

    public Collective Ours { get; private set; } = null!;

    public Team Team { get; private set; } = null!;

    public TeamRole Role { get; private set; }

    public bool MayManage => Team.IsManagedBy(Me);

    public bool MayEdit => Team.IsEditedBy(Me);

    /// <summary>What was just done, told above the page: the last part of a text's key.</summary>
    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    /// <summary>Which collective the page is asked for.</summary>
    protected virtual string? OurSlug => RouteData.Values["slug"] as string;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = context.HttpContext.RequestAborted;
        if (!Slug.IsValid(OurSlug) || await FindAsync(OurSlug!, cancel) is not { } ours) context.Result = NotFound();
        else if (await Db.FindTeamAsync(ours.Id, cancel) is not { } team || team.RoleOf(Me) is not { } role || role > needs) context.Result = Forbid();
        else
        {
            (Ours, Team, Role) = (ours, team, role);
            await next();
        }
    }

    protected LocalRedirectResult To(string path, string? done = null) =>
        LocalRedirect(Url.Content($"~/ons-collectief{path}") + (done is null ? "" : $"?gedaan={done}"));

    /// <summary>Takes the collective as it is stored by now.</summary>
    protected async Task ReadAgainAsync(CancellationToken cancel)
    {
        Db.ChangeTracker.Clear();
        Ours = await FindAsync(Ours.Slug, cancel) ?? throw new RuleException("moderation.cannot-move");
    }

    private Task<Collective?> FindAsync(string slug, CancellationToken cancel) => Db.Collectives.WithProfile()
        .SingleOrDefaultAsync(c => c.Slug == slug && c.Standing != CollectiveStanding.Archived, cancel);
}
