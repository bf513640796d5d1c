using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.External;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>
/// The organisations through which one signs in. To link one, one goes there and comes back here, where a button is pressed: a link
/// that somebody else made one follow links nothing.
/// </summary>
[Authorize]
public sealed class OrganisationsModel(
    PlatformDb db, UserManager<Person> people, ExternalProviders providers, Outbox outbox, TimeProvider clock) : PageModel
{
    public const string Path = "/instellingen/organisaties";

    public IReadOnlyList<UserLoginInfo> Linked { get; private set; } = [];

    /// <summary>What can still be linked.</summary>
    public IReadOnlyList<ExternalProvider> Others { get; private set; } = [];

    public bool IsOffered => providers.Providers.Count > 0;

    /// <summary>Who this person just turned out to be elsewhere, and is not linked.</summary>
    public ExternalIdentity? Pending { get; private set; }

    /// <summary>Whether that is linked to another account.</summary>
    public bool IsTaken { get; private set; }

    public async Task OnGetAsync() => await ShowAsync();

    /// <param name="wie">Whom the page showed, so that nobody else is linked who came back meanwhile.</param>
    public async Task<IActionResult> OnPostLinkAsync(string? wie, CancellationToken cancel)
    {
        var person = await ShowAsync();
        if (Pending is not { } identity || IsTaken || identity.Subject != wie) return Page();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Note(person.Id, "link-organisation", clock, after: identity.Provider);
        await outbox.WriteAsync(db, person.AsReceiver(), NoticeMail.Kind, new NoticeMail(AccountNotice.OrganisationLinked), cancel);
        await people.AddLoginAsync(person, identity.AsLogin);
        await transaction.CommitAsync(cancel);
        return await AgainAsync();
    }

    /// <summary>Does not link who came back.</summary>
    public Task<IActionResult> OnPostLeaveAsync() => AgainAsync(isSaved: false);

    public async Task<IActionResult> OnPostUnlinkAsync(string? bij, string? wie)
    {
        var person = await ShowAsync();
        if (Linked.FirstOrDefault(known => known.LoginProvider == bij && known.ProviderKey == wie) is not { } linked) return NotFound();

        db.Note(person.Id, "unlink-organisation", clock, after: linked.ProviderDisplayName);
        await people.RemoveLoginAsync(person, linked.LoginProvider, linked.ProviderKey);
        return await AgainAsync();
    }

    private async Task<IActionResult> AgainAsync(bool isSaved = true)
    {
        await ExternalIdentity.ForgetAsync(HttpContext);
        return LocalRedirect(Url.Content("~" + Path) + (isSaved ? "?bewaard" : ""));
    }

    private async Task<Person> ShowAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        Linked = [.. (await people.GetLoginsAsync(person)).OrderBy(linked => linked.ProviderDisplayName, StringComparer.Ordinal).ThenBy(linked => linked.ProviderKey, StringComparer.Ordinal)];
        Others = [.. providers.Providers.Where(provider => Linked.All(linked => linked.ProviderDisplayName != provider.Name))];
        if (await ExternalIdentity.ReadAsync(HttpContext) is { } identity && Linked.All(linked => (linked.LoginProvider, linked.ProviderKey) != (identity.Issuer, identity.Subject)))
            (Pending, IsTaken) = (identity, await people.FindByLoginAsync(identity.Issuer, identity.Subject) is not null);
        return person;
    }
}
