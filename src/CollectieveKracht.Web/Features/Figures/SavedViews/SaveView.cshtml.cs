using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures.SavedViews;

/// <summary>To keep a page with figures as it is chosen, under a name of one's own. Other addresses than those of such pages are not there.</summary>
[Authorize]
public sealed class SaveViewModel(PlatformDb db, CurrentViewer current, IStringLocalizer<RuleText> rules, TimeProvider clock) : PageModel
{
    [BindProperty(Name = SavedViewQueries.Address, SupportsGet = true)]
    public string? Address { get; set; }

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Address = SavedView.AddressOf(Address);
        if (Address is null) context.Result = NotFound();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var me = current.Person!.Account;
        try
        {
            db.Add(SavedView.Keep(me, Name, Address, await db.SavedViews.CountAsync(view => view.Person == me, cancel), clock.GetUtcNow()));
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError(refusal.Rule == "saved-view.name" ? "naam" : "", rules[refusal.Rule]);
            return Page();
        }

        await db.SaveChangesAsync(cancel);
        return LocalRedirect(Url.Content("~/cijfers/bewaard"));
    }
}
