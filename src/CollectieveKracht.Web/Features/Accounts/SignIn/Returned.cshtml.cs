using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.External;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Accounts.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>
/// Back from another organisation. Whom we know by it is signed in; who is new and has an address that the organisation stands for makes
/// an account. An account that exists is never given on the organisation's word: its person signs in first, and links then.
/// </summary>
[AllowAnonymous]
public sealed class ReturnedModel(
    PlatformDb db, UserManager<Person> people, CurrentViewer current, Joining joining, SignInFlow flow, ExternalProviders providers, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "naam"), Display(Name = "FieldName"), Required, StringLength(Account.LongestName)]
    public string Name { get; set; } = "";

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    [BindProperty(Name = ExternalSignIn.ProviderName, SupportsGet = true)]
    public string? ProviderKey { get; set; }

    [BindProperty(Name = ExternalSignIn.TroubleName, SupportsGet = true)]
    public ExternalTrouble? Trouble { get; set; }

    /// <summary>Who came back; null when nobody did.</summary>
    public ExternalIdentity? Identity { get; private set; }

    /// <summary>Whether all that is still asked is a name.</summary>
    public bool CanJoin { get; private set; }

    /// <summary>Where one came from, if we know.</summary>
    public ExternalProvider? Provider => providers.Find(ProviderKey);

    public async Task<IActionResult> OnGetAsync()
    {
        ModelState.Clear();
        if (await ShowAsync() is { } elsewhere) return elsewhere;

        Name = Identity?.Name ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await ShowAsync() is { } elsewhere) return elsewhere;
        if (!CanJoin || !ModelState.IsValid) return Page();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The same person in two windows: the second finds the account of the first.
        if (await joining.JoinAsync(Name, Identity!.ProvenAddress!) is not { } person) return LocalRedirect(Url.Content("~/inloggen/verder") + Back.Query(BackTo));

        db.Note(person.Id, "link-organisation", clock, after: Identity.Provider);
        await people.AddLoginAsync(person, Identity.AsLogin);
        await transaction.CommitAsync(cancel);
        await ExternalIdentity.ForgetAsync(HttpContext);
        return await flow.ContinueAsync(this, person, SignInMethod.External, BackTo);
    }

    /// <summary>Finds out who came back, and what is left to do here.</summary>
    /// <returns>Where to go when that is nothing.</returns>
    private async Task<IActionResult?> ShowAsync()
    {
        Identity = Trouble is null ? await ExternalIdentity.ReadAsync(HttpContext) : null;
        if (Identity is null) return null;
        if (current.Person is not null) return LocalRedirect(Url.Content("~" + OrganisationsModel.Path));

        if (await people.FindByLoginAsync(Identity.Issuer, Identity.Subject) is { } known)
        {
            await ExternalIdentity.ForgetAsync(HttpContext);
            return await flow.ContinueAsync(this, known, SignInMethod.External, BackTo);
        }

        CanJoin = Identity.ProvenAddress is { } address && await people.FindByEmailAsync(address) is null;
        return null;
    }
}
