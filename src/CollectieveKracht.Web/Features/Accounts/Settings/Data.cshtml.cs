using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>One's own data: to take along, and to have erased.</summary>
[Authorize]
public sealed class DataModel(
    PlatformDb db, CurrentViewer current, IEnumerable<PersonalData> parts, Erasure erasure, SessionStore sessions, IStringLocalizer<SettingsText> texts) : PageModel
{
    [BindProperty(Name = "adres")]
    public string? Confirmation { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetDownloadAsync(CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return File(await Download.OfAsync(db, parts, current.Person!.Account, cancel), "application/json", "mijn-gegevens.json");
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken cancel)
    {
        var id = current.Person!.Account;
        var address = await db.People.Where(person => person.Id == id).Select(person => person.Email).SingleAsync(cancel);
        if (!string.Equals(Confirmation?.Trim(), address, StringComparison.OrdinalIgnoreCase))
        {
            ModelState.AddModelError("adres", texts["EraseConfirm"]);
            return Page();
        }

        await erasure.EraseAsync(id, actor: id, cancel);
        await sessions.EndAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return LocalRedirect(Language.Current.Home);
    }
}
