using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>The collectives that a person acts for; with one, straight to it.</summary>
[Authorize]
public sealed class OursModel(PlatformDb db, CurrentViewer current) : PageModel
{
    public IReadOnlyList<ActedFor> Acted { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(bool alle, CancellationToken cancel)
    {
        var me = current.Person!.Account;
        Acted = await (
            from membership in db.Memberships
            where membership.Person == me
            join collective in db.Collectives.Listed() on membership.CollectiveId equals collective.Id
            orderby collective.Name, collective.Slug
            select new ActedFor(collective.Slug, collective.Name, membership.Role)).ToListAsync(cancel);
        return Acted is [var only] && !alle ? LocalRedirect(Url.Content($"~/ons-collectief/{only.Slug}")) : Page();
    }
}

/// <summary>A collective that a person acts for, and as what.</summary>
public sealed record ActedFor(string Slug, string Name, TeamRole Role);
