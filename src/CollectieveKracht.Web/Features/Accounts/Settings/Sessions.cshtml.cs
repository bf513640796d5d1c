using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>Where this person is signed in, to end what they do not know.</summary>
[Authorize]
public sealed class SessionsModel(PlatformDb db, CurrentViewer current, SessionStore sessions, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Session> Open { get; private set; } = [];

    public Guid? Own => current.Person!.Session;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var id = current.Person!.Account;
        Open = await db.Sessions.AsNoTracking().Where(session => session.PersonId == id).OrderByDescending(session => session.LastSeenAt).ThenBy(session => session.Id).ToListAsync(cancel);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid sessie, CancellationToken cancel)
    {
        var id = current.Person!.Account;
        // Only one's own: the id of another's session ends nothing.
        if (await db.Sessions.SingleOrDefaultAsync(session => session.Id == sessie && session.PersonId == id, cancel) is not { } session) return NotFound();

        db.Remove(session);
        db.Note(id, "end-session", clock);
        await db.SaveChangesAsync(cancel);
        return LocalRedirect(Url.Content("~/instellingen/sessies?bewaard"));
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel)
    {
        var id = current.Person!.Account;
        db.Note(id, "end-other-sessions", clock);
        await db.SaveChangesAsync(cancel);
        await sessions.EndOthersAsync(id, Own, cancel);
        return LocalRedirect(Url.Content("~/instellingen/sessies?bewaard"));
    }
}
