using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Features.Accounts.Passwords;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>A new password, by the link of a mail. The link works once, and every session ends.</summary>
[AllowAnonymous]
public sealed class NewPasswordModel(
    PlatformDb db, UserManager<Person> people, SessionStore sessions, Outbox outbox, SignInGate gate, TimeProvider clock,
    IStringLocalizer<AccountsText> texts) : PageModel
{
    [BindProperty(Name = "wie", SupportsGet = true)]
    public Guid Who { get; set; }

    [BindProperty(Name = "sleutel", SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(Name = "wachtwoord"), Display(Name = "FieldPassword"), Required]
    public string Password { get; set; } = "";

    public bool IsDone { get; private set; }

    public static string PathFor(Person person, string token) =>
        $"/wachtwoord-vergeten/nieuw?wie={person.Id.Value}&sleutel={LinkToken.Write(token)}";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (!ModelState.IsValid) return Page();

        var (person, token) = (await people.FindByIdAsync(Who.ToString()), LinkToken.Read(Key));
        if (person is null || token is null || !await people.VerifyUserTokenAsync(person, people.Options.Tokens.PasswordResetTokenProvider, UserManager<Person>.ResetPasswordTokenPurpose, token))
        {
            gate.CountWrong(HttpContext);
            ModelState.AddModelError("", texts["LinkOver"]);
            return Page();
        }

        if (PasswordRules.FaultOf(Password, person.Email!) is { } fault)
        {
            ModelState.AddModelError("wachtwoord", texts[$"Password{fault}", PasswordRules.Shortest]);
            return Page();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Note(person.Id, "reset-password", clock);
        await outbox.WriteAsync(db, person.AsReceiver(), NoticeMail.Kind, new NoticeMail(AccountNotice.PasswordChanged), cancel);
        person.LockoutEnd = null;
        var reset = await people.ResetPasswordAsync(person, token, Password);
        if (!reset.Succeeded) throw new InvalidOperationException($"A password that passed its rules was refused: {reset}.");

        await sessions.EndOthersAsync(person.Id, but: null, cancel);
        await transaction.CommitAsync(cancel);
        IsDone = true;
        return Page();
    }
}
