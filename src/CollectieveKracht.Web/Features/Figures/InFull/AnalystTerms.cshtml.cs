using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures.InFull;

/// <summary>What an analyst promises before figures are shown in full, and from there the way to them.</summary>
[Authorize(Policies.Analyst)]
public sealed class AnalystTermsModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : PageModel
{
    public DateTimeOffset? AcceptedAt { get; private set; }

    [BindProperty(Name = "akkoord")]
    public bool Accepts { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Accepts)
        {
            await ReadAsync(cancel);
            ModelState.AddModelError("akkoord", "");
            return Page();
        }

        var me = current.Person!.Account;
        (await db.Accounts.SingleAsync(account => account.Id == me, cancel)).AcceptAnalystTerms(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var me = current.Person!.Account;
        AcceptedAt = await db.Accounts.Where(account => account.Id == me).Select(account => account.AnalystTermsAt).SingleAsync(cancel);
    }
}
