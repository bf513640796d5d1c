using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>Which mails one wants, each topic by itself. The link in a mail of that topic sets the same.</summary>
[Authorize]
public sealed class NoticesModel(PlatformDb db, CurrentViewer current, Unsubscribing unsubscribing) : PageModel
{
    /// <summary>The topics that mails can have.</summary>
    public static IReadOnlyList<string> Topics { get; } = [MailTopics.Profile];

    [BindProperty(Name = "onderwerp")]
    public IReadOnlyList<string> Wanted { get; set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var mark = await MarkAsync(cancel);
        var refused = await db.MailRefusals.Where(refusal => refusal.Mark == mark).Select(refusal => refusal.Topic).ToListAsync(cancel);
        Wanted = [.. Topics.Except(refused)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var mark = await MarkAsync(cancel);
        foreach (var topic in Topics) await unsubscribing.SetAsync(db, new Subscription(mark, topic), isRefused: !Wanted.Contains(topic), cancel);
        return LocalRedirect(Url.Content("~/instellingen/meldingen?bewaard"));
    }

    private async Task<string> MarkAsync(CancellationToken cancel)
    {
        var id = current.Person!.Account;
        return MailRefusal.MarkOf((await db.People.Where(person => person.Id == id).Select(person => person.Email).SingleAsync(cancel))!);
    }
}
