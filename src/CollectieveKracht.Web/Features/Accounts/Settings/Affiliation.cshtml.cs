using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>For which organisation one works, and whether that was verified.</summary>
[Authorize]
public sealed class AffiliationModel(PlatformDb db, CurrentViewer current, TimeProvider clock, IStringLocalizer<SettingsText> texts) : PageModel
{
    private Account _account = null!;

    [BindProperty(Name = "soort")]
    public AffiliationKind? Kind { get; set; }

    [BindProperty(Name = "organisatie")]
    public string? Organisation { get; set; }

    /// <summary>What was asked before, with what was decided.</summary>
    public Affiliation? Held => _account.Affiliation;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        (Kind, Organisation) = (Held?.Kind, Held?.Organisation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        ModelState.Clear();
        if (Kind is not { } kind || !Enum.IsDefined(kind)) ModelState.AddModelError("soort", texts["AffiliationKindMissing"]);
        if (Organisation?.Trim() is not { Length: > 0 and <= Affiliation.LongestOrganisation }) ModelState.AddModelError("organisatie", texts["AffiliationOrganisationMissing"]);
        if (!ModelState.IsValid) return Page();

        _account.AskAffiliation(Kind!.Value, Organisation!, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Again();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        _account.WithdrawAffiliation();
        await db.SaveChangesAsync(cancel);
        return Again();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var me = current.Person!.Account;
        _account = await db.Accounts.SingleAsync(account => account.Id == me, cancel);
    }

    private LocalRedirectResult Again() => LocalRedirect(Url.Content("~/instellingen/organisatie?bewaard"));
}
