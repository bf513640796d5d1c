using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>Keys in one's devices, with which one signs in without a password. This needs script, in the browser's own dialogue.</summary>
[Authorize]
public sealed class PasskeysModel(
    PlatformDb db, UserManager<Person> people, SignInManager<Person> signIn, CurrentViewer current, Outbox outbox, TimeProvider clock,
    IStringLocalizer<SettingsText> texts) : PageModel
{
    public IReadOnlyList<UserPasskeyInfo> Keys { get; private set; } = [];

    public bool MayChange { get; private set; }

    [BindProperty(Name = "sleutel"), StringLength(20_000)]
    public string? Credential { get; set; }

    public async Task OnGetAsync() => await ShowAsync();

    /// <summary>What the browser must know to make a key.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        var person = await ShowAsync();
        if (!MayChange) return StatusCode(StatusCodes.Status403Forbidden);

        var options = await signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.Value.ToString(), Name = person.Email!, DisplayName = current.Person!.Name });
        return Content(options, "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var person = await ShowAsync();
        if (!MayChange) return StatusCode(StatusCodes.Status403Forbidden);
        if (await Passkeys.AttestAsync(signIn, Credential) is not { Succeeded: true } made || made.UserEntity.Id != person.Id.Value.ToString())
        {
            ModelState.AddModelError("", texts["PasskeyFailed"]);
            return Page();
        }

        made.Passkey.Name = BrowserName.Of(Request.Headers.UserAgent.ToString());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Note(person.Id, "add-passkey", clock);
        await outbox.WriteAsync(db, person.AsReceiver(), NoticeMail.Kind, new NoticeMail(AccountNotice.PasskeyAdded), cancel);
        await people.AddOrUpdatePasskeyAsync(person, made.Passkey);
        await transaction.CommitAsync(cancel);
        return LocalRedirect(Url.Content("~/instellingen/sleutels?bewaard"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? welke, CancellationToken cancel)
    {
        var person = await ShowAsync();
        if (!MayChange) return StatusCode(StatusCodes.Status403Forbidden);
        if (Keys.FirstOrDefault(known => IdOf(known) == welke) is not { } key) return NotFound();

        db.Note(person.Id, "remove-passkey", clock);
        await people.RemovePasskeyAsync(person, key.CredentialId);
        return LocalRedirect(Url.Content("~/instellingen/sleutels?bewaard"));
    }

    public static string IdOf(UserPasskeyInfo key) => Base64Url.EncodeToString(key.CredentialId);

    private async Task<Person> ShowAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        Keys = [.. (await people.GetPasskeysAsync(person)).OrderBy(key => key.CreatedAt)];
        MayChange = await people.MayChangeFactorsAsync(person, current.Person!);
        return person;
    }
}
