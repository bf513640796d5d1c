using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.Settings;

/// <summary>Name, the language of mails, and colours.</summary>
[Authorize]
public sealed class IndexModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "naam"), Display(Name = "FieldName"), Required, StringLength(80)]
    public string Name { get; set; } = "";

    [BindProperty(Name = "taal"), Required, AllowedValues("nl", "en")]
    public string MailLanguage { get; set; } = "";

    [BindProperty(Name = "thema"), EnumDataType(typeof(Theme))]
    public Theme Theme { get; set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var id = current.Person!.Account;
        Name = current.Person.Name;
        var person = await db.People.AsNoTracking().SingleAsync(person => person.Id == id, cancel);
        (MailLanguage, Theme) = (person.Language, person.Theme);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Page();

        var id = current.Person!.Account;
        var person = await db.People.SingleAsync(person => person.Id == id, cancel);
        (await db.Accounts.SingleAsync(account => account.Id == id, cancel)).Rename(Name, id);
        (person.Language, person.Theme) = (MailLanguage, Theme);
        db.Note(id, "change-settings", clock);
        await db.SaveChangesAsync(cancel);
        return LocalRedirect(Url.Content("~/instellingen?bewaard"));
    }

    /// <summary>The languages that mails can be in.</summary>
    public static IReadOnlyList<Language> Languages => Language.All;
}
