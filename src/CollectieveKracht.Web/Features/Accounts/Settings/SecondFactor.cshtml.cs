using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>An authenticator app as second step, with codes to come in without it.</summary>
[Authorize]
public sealed class SecondFactorModel(
    PlatformDb db, UserManager<Person> people, AppCodes appCodes, CurrentViewer current, SessionStore sessions, Outbox outbox, SignInGate gate, SiteOptions site, TimeProvider clock,
    IStringLocalizer<AccountsText> texts) : PageModel
{
    private const int RecoveryCodes = 10;

    [BindProperty(Name = "code"), Display(Name = "FieldCode"), StringLength(20)]
    public string? Code { get; set; }

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>False for who has a second factor and did not use it to come in.</summary>
    public bool MayChange { get; private set; }

    /// <summary>What the app must know, to type; null until it was asked for.</summary>
    public string? Key { get; private set; }

    /// <summary>The same, to scan.</summary>
    public string KeyAddress { get; private set; } = "";

    /// <summary>Shown once, when they were made.</summary>
    public IReadOnlyList<string> NewRecoveryCodes { get; private set; } = [];

    public bool HasWaitingRole => current.Person!.HasWaitingRole;

    public async Task OnGetAsync() => await ShowAsync();

    /// <summary>Makes what app and site will share.</summary>
    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancel)
    {
        var person = await ShowAsync();
        if (IsOn || !MayChange) return StatusCode(StatusCodes.Status403Forbidden);

        await people.ResetAuthenticatorKeyAsync(person);
        await appCodes.BeginAnewAsync(person, cancel);
        await ShowAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken cancel)
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        var person = await ShowAsync();
        if (IsOn || !MayChange || Key is null) return StatusCode(StatusCodes.Status403Forbidden);

        var digits = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        if (!await appCodes.AcceptAsync(person, digits, cancel))
        {
            gate.CountWrong(HttpContext);
            ModelState.AddModelError("code", texts["WrongAppCode"]);
            return Page();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await NoteAsync(person, "second-factor-on", AccountNotice.SecondFactorOn, cancel);
        await people.SetTwoFactorEnabledAsync(person, true);
        NewRecoveryCodes = [.. (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes))!];
        await sessions.EndOthersAsync(person.Id, current.Person!.Session, cancel);
        // They just showed the second factor, so the session counts as one with it, under a new key.
        await sessions.StartAsync(HttpContext, person.Id, SignInMethod.Code, hasSecondFactor: true);
        await transaction.CommitAsync(cancel);
        IsOn = true;
        return Page();
    }

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancel)
    {
        var person = await ShowAsync();
        if (!IsOn || !current.Person!.HasSecondFactor) return StatusCode(StatusCodes.Status403Forbidden);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await NoteAsync(person, "second-factor-off", AccountNotice.SecondFactorOff, cancel);
        await people.SetTwoFactorEnabledAsync(person, false);
        await people.RemoveAuthenticationTokenAsync(person, "[AspNetUserStore]", "AuthenticatorKey");
        await people.RemoveAuthenticationTokenAsync(person, "[AspNetUserStore]", "RecoveryCodes");
        await sessions.EndOthersAsync(person.Id, current.Person.Session, cancel);
        // A session that rested on it does not any more.
        await sessions.StartAsync(HttpContext, person.Id, SignInMethod.Code, hasSecondFactor: false);
        await transaction.CommitAsync(cancel);
        return LocalRedirect(Url.Content("~/instellingen/tweede-stap?bewaard"));
    }

    private async Task NoteAsync(Person person, string act, AccountNotice notice, CancellationToken cancel)
    {
        db.Note(person.Id, act, clock);
        await outbox.WriteAsync(db, person.AsReceiver(), NoticeMail.Kind, new NoticeMail(notice), cancel);
    }

    private async Task<Person> ShowAsync()
    {
        var person = (await people.GetUserAsync(User))!;
        (IsOn, MayChange) = (person.TwoFactorEnabled, await people.MayChangeFactorsAsync(person, current.Person!));
        if (!IsOn && MayChange && await people.GetAuthenticatorKeyAsync(person) is { } key)
        {
            Key = string.Join(' ', key.Chunk(4).Select(group => new string(group)));
            var name = Uri.EscapeDataString(site.Name);
            KeyAddress = $"otpauth://totp/{name}:{Uri.EscapeDataString(person.Email!)}?secret={key}&issuer={name}&digits=6";
        }

        return person;
    }
}
