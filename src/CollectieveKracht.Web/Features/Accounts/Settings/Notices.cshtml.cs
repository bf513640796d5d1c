using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>
/// Which mails one wants, each topic by itself. The link in a mail of that topic sets the same. Some topics come unless one says no,
/// others only when one says yes.
/// </summary>
[Authorize]
public sealed class NoticesModel(PlatformDb db, CurrentViewer current, Unsubscribing unsubscribing, TimeProvider clock) : PageModel
{
    /// <summary>The topics that mails can have.</summary>
    public static IReadOnlyList<string> Topics { get; } = [MailTopics.Profile, MailTopics.Survey, MailTopics.Export, MailTopics.Followed, MailTopics.Groups];

    [BindProperty(Name = "onderwerp")]
    public IReadOnlyList<string> Wanted { get; set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (mark, consents) = (await MarkAsync(cancel), await ConsentsAsync(cancel));
        var refused = await db.MailRefusals.Where(refusal => refusal.Mark == mark).Select(refusal => refusal.Topic).ToListAsync(cancel);
        Wanted = [.. Topics.Except(refused).Where(topic => !MailTopics.OnRequest.Contains(topic) || consents.Exists(consent => consent.Topic == topic))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var mark = await MarkAsync(cancel);
        foreach (var topic in Topics)
        {
            var (isWanted, isOnRequest) = (Wanted.Contains(topic), MailTopics.OnRequest.Contains(topic));
            // What one does not get unasked needs no refusal, only that one stopped asking.
            if (isWanted || !isOnRequest) await unsubscribing.SetAsync(db, new Subscription(mark, topic), isRefused: !isWanted, cancel);
        }

        await SetConsentsAsync(cancel);
        return LocalRedirect(Url.Content("~/instellingen/meldingen?bewaard"));
    }

    private async Task SetConsentsAsync(CancellationToken cancel)
    {
        var (id, consents) = (current.Person!.Account, await ConsentsAsync(cancel));
        foreach (var topic in MailTopics.OnRequest)
        {
            var given = consents.Find(consent => consent.Topic == topic);
            if (given is not null == Wanted.Contains(topic)) continue;

            if (given is null) db.Add(new MailConsent(id, topic, clock.GetUtcNow()));
            else db.Remove(given);
            db.Note(id, given is null ? "allow-mails" : "stop-mails", clock, after: topic);
        }

        await db.SaveOrRefuseAsync(cancel);
    }

    private Task<List<MailConsent>> ConsentsAsync(CancellationToken cancel)
    {
        var id = current.Person!.Account;
        return db.MailConsents.Where(consent => consent.PersonId == id).ToListAsync(cancel);
    }

    private async Task<string> MarkAsync(CancellationToken cancel)
    {
        var id = current.Person!.Account;
        return MailRefusal.MarkOf((await db.People.Where(person => person.Id == id).Select(person => person.Email).SingleAsync(cancel))!);
    }
}
