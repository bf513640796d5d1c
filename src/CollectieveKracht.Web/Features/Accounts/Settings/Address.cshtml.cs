using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>Another mail address: a code goes to the new one, and the old one hears of it.</summary>
[Authorize]
public sealed class AddressModel(
    PlatformDb db, UserManager<Person> people, CurrentViewer current, MailCodes codes, SessionStore sessions, Outbox outbox, SignInGate gate, TimeProvider clock,
    IStringLocalizer<AccountsText> texts) : PageModel
{
    [BindProperty(Name = "adres"), Display(Name = "FieldAddress"), EmailAddress, StringLength(Person.LongestAddress)]
    public string? New { get; set; }

    [BindProperty(Name = "code"), Display(Name = "FieldCode"), StringLength(30)]
    public string? Code { get; set; }

    public string Address { get; private set; } = "";

    /// <summary>Where a code went that still can be given.</summary>
    public string? SentTo { get; private set; }

    public async Task OnGetAsync() => await ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync();
        if (string.IsNullOrWhiteSpace(New)) ModelState.AddModelError("adres", texts["AddressMissing"]);
        if (!ModelState.IsValid) return Page();
        if (gate.IsClosedForMails(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        await codes.SendAsync(HttpContext, New!.Trim(), MailCodeUse.NewAddress, current.Person!.Account);
        return LocalRedirect(Url.Content("~/instellingen/e-mailadres"));
    }

    public async Task<IActionResult> OnPostProveAsync(CancellationToken cancel)
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        await ShowAsync();
        if (await AskedAsync() is not { } asked || !ModelState.IsValid) return Page();
        if (!await codes.ProveAsync(HttpContext, asked, Code ?? ""))
        {
            gate.CountWrong(HttpContext);
            ModelState.AddModelError("code", texts["WrongCode"]);
            return Page();
        }

        // Told only to who reads the mail of that address, so it is no secret from them.
        if (await people.FindByEmailAsync(asked.Address) is not null)
        {
            ModelState.AddModelError("code", texts["AddressTaken"]);
            return Page();
        }

        await ChangeAsync(asked, cancel);
        return LocalRedirect(Url.Content("~/instellingen/e-mailadres?bewaard"));
    }

    private async Task ChangeAsync(MailCode proven, CancellationToken cancel)
    {
        var person = (await people.GetUserAsync(User))!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await outbox.WriteAsync(db, person.AsReceiver(), NoticeMail.Kind, new NoticeMail(AccountNotice.AddressChanged), cancel);
        db.Note(person.Id, "change-address", clock);
        person.Email = proven.Address;
        await people.UpdateSecurityStampAsync(person);
        await codes.SpendAsync(HttpContext, proven);
        await sessions.EndOthersAsync(person.Id, current.Person!.Session, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>A code that another person asked for in this browser is not theirs.</summary>
    private async Task<MailCode?> AskedAsync() =>
        await codes.AskedAsync(HttpContext, MailCodeUse.NewAddress) is { } asked && asked.PersonId == current.Person!.Account ? asked : null;

    private async Task ShowAsync()
    {
        Address = (await people.GetUserAsync(User))!.Email!;
        SentTo = (await AskedAsync())?.Address;
    }
}
