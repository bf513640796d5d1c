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

    /// <summary>Which invitation, for whom it was mailed to: that the address is theirs they showed when they signed in.</summary>
    [BindProperty(Name = "voor", SupportsGet = true)]
    public Guid? Id { get; set; }

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
        var found = await (
            from invitation in Named()
            join collective in db.Collectives on invitation.CollectiveId equals collective.Id
            where collective.Standing != CollectiveStanding.Archived
            join account in db.Accounts on invitation.InvitedBy equals account.Id
            select new { Invitation = invitation, collective.Slug, collective.Name, InvitedBy = account.Name }).SingleOrDefaultAsync(cancel);
        if (found is null || !found.Invitation.IsOpenAt(clock.GetUtcNow())) return null;

        Found = new OpenInvitation(found.Slug, found.Name, found.InvitedBy, found.Invitation.Role);
        return found.Invitation;
    }

    /// <summary>The invitation of which they have the key, or that was mailed to their own address.</summary>
    private IQueryable<Invitation> Named()
    {
        if (Key is { Length: > 0 and <= 100 })
        {
            var hash = InvitationKey.Hash(Key);
            return db.Invitations.Where(invitation => invitation.KeyHash == hash);
        }

        var (me, id) = (current.Person!.Account, Id);
        return db.Invitations.Where(invitation => invitation.Id == id && db.People.Any(person => person.Id == me && person.NormalizedEmail == invitation.Address!.ToUpper()));
    }
}

/// <summary>An invitation that can be accepted.</summary>
public sealed record OpenInvitation(string Slug, string Collective, string InvitedBy, TeamRole Role);
