using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>Mails a link to choose a new password. An address without an account gets a mail too, so the answer is the same.</summary>
[AllowAnonymous]
public sealed class ForgottenModel(PlatformDb db, UserManager<Person> people, Outbox outbox, SignInGate gate, TimeProvider clock) : PageModel
{
    /// <summary>More to one address in an hour are not sent: nobody's mailbox is flooded from here.</summary>
    private const int MostPerHour = 5;

    [BindProperty(Name = "adres"), Display(Name = "FieldAddress"), Required, EmailAddress, StringLength(Person.LongestAddress)]
    public string Address { get; set; } = "";

    public bool IsSent { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Page();
        if (gate.IsClosedForMails(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        IsSent = true;
        var (address, anHourAgo) = (Address.Trim(), clock.GetUtcNow().AddHours(-1));
        var lately = await db.OutboxMails.CountAsync(mail => mail.Kind == PasswordMail.Kind.Name && mail.Address == address && mail.WrittenAt > anHourAgo, cancel);
        if (lately >= MostPerHour) return Page();

        var person = await people.FindByEmailAsync(address);
        var path = person is null ? null : NewPasswordModel.PathFor(person, await people.GeneratePasswordResetTokenAsync(person));
        await outbox.WriteAsync(db, new Receiver(address, Language.Current), PasswordMail.Kind, new PasswordMail(path), cancel);
        await db.SaveChangesAsync(cancel);
        return Page();
    }
}
