using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives.Follow;

/// <summary>
/// To follow a sector, region or network, and to stop. What someone follows is nobody else's business, so no log is kept of it. A group
/// that is gone can still be let go.
/// </summary>
[Authorize]
public sealed class FollowGroupModel(PlatformDb db, VocabularyCache vocabularies, CurrentViewer current, IStringLocalizer<RuleText> rules, TimeProvider clock) : PageModel
{
    private FollowedGroup? _followed;

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    public Group Group { get; private set; } = null!;

    public bool Follows => _followed is not null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (cancel, me) = (context.HttpContext.RequestAborted, current.Person!.Account);
        if (Groups.KindOf(RouteData.Values["soort"] as string) is not { } kind || RouteData.Values["slug"] is not string slug || !Slug.IsValid(slug))
        {
            context.Result = NotFound();
            return;
        }

        _followed = await db.FollowedGroups.SingleOrDefaultAsync(followed => followed.Person == me && followed.Kind == kind && followed.Slug == slug, cancel);
        Group = (await vocabularies.ReadAsync(cancel)).Group(kind, slug);
        if (Group.IsThere || Follows) await next();
        else context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(bool volg, CancellationToken cancel)
    {
        var me = current.Person!.Account;
        if (!volg && _followed is not null) db.Remove(_followed);
        if (volg && _followed is null)
        {
            try
            {
                db.Add(FollowedGroup.Begin(me, Group.Kind, Group.Slug, await db.FollowedGroups.CountAsync(followed => followed.Person == me, cancel), clock.GetUtcNow()));
            }
            catch (RuleException refusal)
            {
                ModelState.AddModelError("", rules[refusal.Rule]);
                return Page();
            }
        }

        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(BackTo is null ? Url.Content(Group.IsThere ? $"~{Group.FollowPath}" : "~/voor-jou") : Back.Local(Url, BackTo));
    }
}
