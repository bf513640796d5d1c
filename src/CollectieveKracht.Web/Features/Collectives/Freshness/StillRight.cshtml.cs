using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Freshness;

/// <summary>The answer to the yearly question, without signing in. Opening the link changes nothing; a button does.</summary>
[AllowAnonymous]
public sealed class StillRightModel(PlatformDb db, StillRightKey keys, TimeProvider clock) : PageModel
{
    private Collective? _collective;
    private Team? _team;
    private AccountId _contact;

    [BindProperty(Name = "sleutel", SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>Null when the link no longer works.</summary>
    public string? Name => _collective?.Name;

    public string? Slug => _collective?.Slug;

    /// <summary>What was just answered: the last part of a text's key.</summary>
    public string? Answer { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => FindAsync(cancel);

    public Task<IActionResult> OnPostYesAsync(CancellationToken cancel) => AnswerAsync("Yes", () => _collective!.Confirm(_contact, clock.GetUtcNow()), cancel);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancel) => AnswerAsync("Stop", () => _collective!.Stop(_team!, _contact), cancel);

    private async Task<IActionResult> AnswerAsync(string answer, Action act, CancellationToken cancel)
    {
        if (!await FindAsync(cancel)) return Page();

        act();
        await db.SaveOrRefuseAsync(cancel);
        Answer = answer;
        return Page();
    }

    // Who is no contact any more has a link that says nothing.
    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (keys.Read(Key) is not var (collective, contact)) return false;
        if (await db.FindTeamAsync(collective, cancel) is not { } team || !team.IsManagedBy(contact)) return false;

        (_team, _contact) = (team, contact);
        _collective = await db.Collectives.SingleOrDefaultAsync(known => known.Id == collective && known.Standing != CollectiveStanding.Archived, cancel);
        return _collective is not null;
    }
}
