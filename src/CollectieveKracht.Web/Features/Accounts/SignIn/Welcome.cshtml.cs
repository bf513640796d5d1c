using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>Makes an account for who has shown that an address is theirs: all that is still asked is a name.</summary>
[AllowAnonymous]
public sealed class WelcomeModel(PlatformDb db, MailCodes codes, UserManager<Person> people, SignInFlow flow, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "naam"), Display(Name = "FieldName"), Required, StringLength(80)]
    public string Name { get; set; } = "";

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await codes.ProvenAsync(HttpContext, MailCodeUse.SignIn) is null ? AskAgain() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await codes.ProvenAsync(HttpContext, MailCodeUse.SignIn) is not { } proven) return AskAgain();
        if (!ModelState.IsValid) return Page();

        var account = new Account(Name);
        var person = new Person(account, proven.Address, Language.Current, clock.GetUtcNow());
        db.Add(account);
        db.Note(account.Id, "join", clock);
        // The same address in two windows: the second finds the account of the first.
        if (!(await people.CreateAsync(person)).Succeeded) return AskAgain();

        await codes.SpendAsync(HttpContext, proven);
        return await flow.ContinueAsync(this, person, SignInMethod.Code, BackTo);
    }

    private LocalRedirectResult AskAgain() => LocalRedirect(Url.Content("~/inloggen") + Back.Query(BackTo));
}
