using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Features.Accounts.Passwords;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>A password, or another one. The other sessions end, this one stays.</summary>
[Authorize]
public sealed class PasswordModel(
    PlatformDb db, UserManager<Person> people, CurrentViewer current, SessionStore sessions, Outbox outbox, SignInGate gate, TimeProvider clock,
    IStringLocalizer<AccountsText> texts) : PageModel
{
    [BindProperty(Name = "oud")]
    public string? Old { get; set; }

    [BindProperty(Name = "wachtwoord"), Display(Name = "FieldPassword"), Required]
    public string New { get; set; } = "";

    public bool HasPassword { get; private set; }

    public async Task OnGetAsync() => HasPassword = await people.HasPasswordAsync(await PersonAsync());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        var person = await PersonAsync();
        HasPassword = await people.HasPasswordAsync(person);
        if (HasPassword && !await people.CheckPasswordAsync(person, Old ?? ""))
        {
            gate.CountWrong(HttpContext);
            ModelState.AddModelError("oud", texts["WrongOldPassword"]);
        }

        if (ModelState.GetFieldValidationState("wachtwoord") is ModelValidationState.Valid && PasswordRules.FaultOf(New, person.Email!) is { } fault)
            ModelState.AddModelError("wachtwoord", texts[$"Password{fault}", PasswordRules.Shortest]);
        if (!ModelState.IsValid) return Page();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Note(person.Id, "change-password", clock);
        await outbox.WriteAsync(db, person.AsReceiver(), NoticeMail.Kind, new NoticeMail(AccountNotice.PasswordChanged), cancel);
        var changed = HasPassword ? await people.ChangePasswordAsync(person, Old!, New) : await people.AddPasswordAsync(person, New);
        if (!changed.Succeeded) throw new InvalidOperationException($"A password that passed its rules was refused: {changed}.");

        await sessions.EndOthersAsync(person.Id, current.Person!.Session, cancel);
        await transaction.CommitAsync(cancel);
        return LocalRedirect(Url.Content("~/instellingen/wachtwoord?bewaard"));
    }

    private async Task<Person> PersonAsync() => (await people.GetUserAsync(User))!;
}
