using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.Mails;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Register;

/// <summary>Someone says that they belong to a collective, and asks its contacts to take them in.</summary>
[Authorize]
public sealed class JoinModel(PlatformDb db, CurrentViewer current, Outbox outbox, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "wie"), Display(Name = "FieldJoinNote"), Required, StringLength(JoinRequest.LongestNote)]
    public string Note { get; set; } = "";

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    public bool HasContact { get; private set; }

    /// <summary>Whether they act for it already.</summary>
    public bool IsIn { get; private set; }

    /// <summary>The request that waits for an answer already.</summary>
    public JoinRequest? Open { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await FindAsync(slug, cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (await FindAsync(slug, cancel) is not { } found) return NotFound();
        if (!ModelState.IsValid || Open is not null) return Page();

        var (me, now) = (current.Person!, clock.GetUtcNow());
        var open = await db.JoinRequests.OpenAt(now).CountAsync(request => request.By == me.Account, cancel);
        var asked = JoinRequest.Ask(found.Collective, found.Team, me.Account, Note, open, now);
        db.Add(asked);
        await outbox.AskContactsAsync(db, found.Team!, new JoinRequestMail(me.Name, Name, asked.Note!, $"/ons-collectief/{Slug}/mensen"), cancel);
        await db.SaveOrRefuseAsync(cancel);
        return Again(slug);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string slug, CancellationToken cancel)
    {
        ModelState.Clear();
        if (await FindAsync(slug, cancel) is null) return NotFound();
        if (Open is null) return Page();

        Open.Withdraw(current.Person!.Account, clock.GetUtcNow());
        await db.SaveOrRefuseAsync(cancel);
        return Again(slug);
    }

    private async Task<(Collective Collective, Team? Team)?> FindAsync(string slug, CancellationToken cancel)
    {
        if (!Domain.Slug.IsValid(slug)) return null;
        if (await db.Collectives.SingleOrDefaultAsync(c => c.Slug == slug && c.Standing != CollectiveStanding.Archived, cancel) is not { } collective) return null;

        var (team, me) = (await db.FindTeamAsync(collective.Id, cancel), current.Person!.Account);
        var unanswered = await db.JoinRequests.SingleOrDefaultAsync(r => r.CollectiveId == collective.Id && r.By == me && r.State == JoinRequestState.Open, cancel);
        Open = unanswered?.IsOpenAt(clock.GetUtcNow()) is true ? unanswered : null;
        // One that ended without an answer makes way for the next.
        if (unanswered is not null && Open is null) db.Remove(unanswered);
        (Slug, Name, HasContact, IsIn) = (collective.Slug, collective.Name, team is { IsWithoutContact: false }, team?.RoleOf(me) is not null);
        return (collective, team);
    }

    private LocalRedirectResult Again(string slug) => LocalRedirect(Url.Content($"~/collectieven/{slug}/meedoen"));
}
