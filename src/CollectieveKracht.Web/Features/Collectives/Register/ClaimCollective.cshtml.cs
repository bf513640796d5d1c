using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Register;

/// <summary>Someone says that a collective that others listed is theirs.</summary>
[Authorize]
public sealed class ClaimCollectiveModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "uitleg"), Display(Name = "FieldExplanation"), Required, StringLength(CollectiveClaim.LongestExplanation)]
    public string Explanation { get; set; } = "";

    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The claim that waits for an answer already.</summary>
    public CollectiveClaim? Open { get; private set; }

    public bool HasContact { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel) => await FindAsync(slug, cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancel)
    {
        if (await FindAsync(slug, cancel) is not { } found) return NotFound();
        if (!ModelState.IsValid || Open is not null) return Page();

        db.Add(new CollectiveClaim(found.Collective, found.Team, current.Person!.Account, Explanation, clock.GetUtcNow()));
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
        Open = await db.CollectiveClaims.SingleOrDefaultAsync(c => c.CollectiveId == collective.Id && c.By == me && c.State == CollectiveClaimState.Open, cancel);
        (Slug, Name, HasContact) = (collective.Slug, collective.Name, team is { IsWithoutContact: false });
        return (collective, team);
    }

    private LocalRedirectResult Again(string slug) => LocalRedirect(Url.Content($"~/collectieven/{slug}/claimen"));
}
