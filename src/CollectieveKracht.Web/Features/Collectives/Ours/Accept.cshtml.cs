using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>Who followed the link of an invitation says yes to it. Opening the page changes nothing: mail programs open links too.</summary>
[Authorize]
public sealed class AcceptModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "sleutel", SupportsGet = true)]
    public string? Key { get; set; }

    public OpenInvitation? Found { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => FindAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } invitation) return Page();
        if (await db.FindTeamAsync(invitation.CollectiveId, cancel) is not { } team) return NotFound();

        team.Join(current.Person!.Account, invitation, clock.GetUtcNow());
        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content($"~/ons-collectief/{Found!.Slug}?gedaan=welkom"));
    }

    private async Task<Invitation?> FindAsync(CancellationToken cancel)
    {
        if (Key is not { Length: > 0 and <= 100 }) return null;

        var hash = InvitationKey.Hash(Key);
        var found = await (
            from invitation in db.Invitations
            where invitation.KeyHash == hash
            join collective in db.Collectives on invitation.CollectiveId equals collective.Id
            where collective.Standing != CollectiveStanding.Archived
            join account in db.Accounts on invitation.InvitedBy equals account.Id
            select new { Invitation = invitation, collective.Slug, collective.Name, InvitedBy = account.Name }).SingleOrDefaultAsync(cancel);
        if (found is null || !found.Invitation.IsOpenAt(clock.GetUtcNow())) return null;

        Found = new OpenInvitation(found.Slug, found.Name, found.InvitedBy, found.Invitation.Role);
        return found.Invitation;
    }
}

/// <summary>An invitation that can be accepted.</summary>
public sealed record OpenInvitation(string Slug, string Collective, string InvitedBy, TeamRole Role);
