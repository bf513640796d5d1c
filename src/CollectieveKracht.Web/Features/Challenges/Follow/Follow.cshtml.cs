using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Features.Collectives.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges.Follow;

/// <summary>
/// To follow a challenge, and to stop. What someone follows is nobody else's business, so no log is kept of it. One that was retired can
/// still be let go.
/// </summary>
[Authorize]
public sealed class FollowModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : PageModel
{
    private Challenge _challenge = null!;
    private Following? _following;

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    public string Slug => _challenge.Slug;

    public Label Name => _challenge.ShortName;

    public bool Follows => _following?.Challenges.Any(followed => followed.ChallengeId == _challenge.Id) is true;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (cancel, me) = (context.HttpContext.RequestAborted, current.Person!.Account);
        var slug = RouteData.Values["slug"] as string;
        var found = Domain.Slug.IsValid(slug) ? await db.Challenges.SingleOrDefaultAsync(challenge => challenge.Slug == slug, cancel) : null;
        _following = await db.Followings.Include(following => following.Challenges).SingleOrDefaultAsync(following => following.Id == me, cancel);
        if (found is not null) _challenge = found;
        if (found is null || (found.IsRetired && !Follows)) context.Result = NotFound();
        else await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(bool volg, CancellationToken cancel)
    {
        if (volg) (_following ??= db.Add(new Following(current.Person!.Account)).Entity).Follow(_challenge, clock.GetUtcNow());
        else _following?.Unfollow(_challenge.Id);
        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(BackTo is null ? Url.Content($"~/uitdagingen/{Slug}") : Back.Local(Url, BackTo));
    }
}
