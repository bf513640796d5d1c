using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Mail;

/// <summary>
/// Stops the mails of a topic, without signing in. A mail program posts here too, on its own (RFC 8058): it has no cookie and no
/// form token. The sealed token of the link is what gives the right, and it is worth nothing for anything else.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(PlatformDb db, Unsubscribing unsubscribing) : PageModel
{
    [BindProperty(Name = Unsubscribing.Parameter, SupportsGet = true)]
    public string? Token { get; set; }

    public string Topic { get; private set; } = "";

    public bool IsStopped { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (unsubscribing.Read(Token) is not { } subscription) return NotFound();

        (Topic, IsStopped) = (subscription.Topic, await Unsubscribing.IsRefusedAsync(db, subscription, cancel));
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => SetAsync(isRefused: true, cancel);

    /// <summary>For who pressed by mistake.</summary>
    public Task<IActionResult> OnPostAllowAsync(CancellationToken cancel) => SetAsync(isRefused: false, cancel);

    private async Task<IActionResult> SetAsync(bool isRefused, CancellationToken cancel)
    {
        if (unsubscribing.Read(Token) is not { } subscription) return NotFound();

        await unsubscribing.SetAsync(db, subscription, isRefused, cancel);
        (Topic, IsStopped) = (subscription.Topic, isRefused);
        return Page();
    }
}
