using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>Ends the session at this browser, and has the browser forget what it kept of this site.</summary>
[AllowAnonymous]
public sealed class SignOutModel(SessionStore sessions, CurrentViewer current, PlatformDb db, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => current.Person is null ? LocalRedirect(Language.Current.Home) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (current.Person is { } person)
        {
            db.Note(person.Account, "sign-out", clock);
            await db.SaveChangesAsync(cancel);
        }

        await sessions.EndAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return LocalRedirect(Language.Current.Home);
    }
}
