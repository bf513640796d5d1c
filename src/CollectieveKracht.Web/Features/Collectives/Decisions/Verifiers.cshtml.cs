using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Collectives.Ours;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Collectives.Decisions;

/// <summary>Who verifies for which network, and which network clears changes of profiles, as an administrator agreed with the network.</summary>
[Authorize(Policy = Policies.Administrator)]
public sealed class VerifiersModel(PlatformDb db, CurrentViewer current, TimeProvider clock, IStringLocalizer<OursText> texts) : PageModel
{
    public IReadOnlyList<Network> Networks { get; private set; } = [];

    public IReadOnlyList<VerifierRow> Verifiers { get; private set; } = [];

    [BindProperty(Name = "netwerk")]
    public string? Network { get; set; }

    [BindProperty(Name = "adres")]
    public string? Address { get; set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = context.HttpContext.RequestAborted;
        Networks = await db.Networks.AsNoTracking().OrderBy(network => network.Name).ThenBy(network => network.Id).ToListAsync(cancel);
        Verifiers = await (
            from verifier in db.NetworkVerifiers
            join network in db.Networks on verifier.NetworkId equals network.Id
            join account in db.Accounts on verifier.AccountId equals account.Id
            orderby network.Name, account.Name, account.Id
            select new VerifierRow(network.Slug, network.Name, account.Id, account.Name)).ToListAsync(cancel);
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        if (Networks.FirstOrDefault(known => known.Slug == Network) is not { } network) return NotFound();

        var normalized = Person.Normalized(Address ?? "");
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.NormalizedEmail == normalized, cancel) is not { } found)
        {
            ModelState.AddModelError("adres", texts["NoSuchAccount"]);
            return Page();
        }

        if (!Verifiers.Any(verifier => verifier.Slug == network.Slug && verifier.Account == found.Id))
        {
            db.Add(new NetworkVerifier(network.Id, found.Id));
            Note(network, "let-verify", before: null, after: found.Id);
            await db.SaveOrRefuseAsync(cancel);
        }

        return Again();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid wie, CancellationToken cancel)
    {
        var account = AccountId.From(wie);
        if (Networks.FirstOrDefault(known => known.Slug == Network) is not { } network) return NotFound();
        if (await db.NetworkVerifiers.SingleOrDefaultAsync(known => known.NetworkId == network.Id && known.AccountId == account, cancel) is not { } verifier) return NotFound();

        db.Remove(verifier);
        Note(network, "withdraw-verifier", before: account, after: null);
        await db.SaveOrRefuseAsync(cancel);
        return Again();
    }

    /// <summary>Whether changes of the profiles of its members wait for the network.</summary>
    public async Task<IActionResult> OnPostClearingAsync(string? geeft, CancellationToken cancel)
    {
        if (await db.Networks.SingleOrDefaultAsync(known => known.Slug == Network, cancel) is not { } network) return NotFound();

        network.LetClearChanges(geeft == "ja", current.Person!.Account);
        await db.SaveOrRefuseAsync(cancel);
        return Again();
    }

    private void Note(Network network, string act, AccountId? before, AccountId? after) => db.AuditEntries.Add(new AuditEntry(
        new DomainEvent("network", network.Id.Value, current.Person!.Account, act, before?.Value.ToString(), after?.Value.ToString()), clock.GetUtcNow()));

    private LocalRedirectResult Again() => LocalRedirect(Url.Content("~/beheer/netwerken"));
}

/// <summary>Someone who verifies for a network.</summary>
public sealed record VerifierRow(string Slug, string Network, AccountId Account, string Name);
