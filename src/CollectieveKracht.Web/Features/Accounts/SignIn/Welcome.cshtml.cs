using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>Makes an account for who has shown that an address is theirs: all that is still asked is a name.</summary>
[AllowAnonymous]
public sealed class WelcomeModel(MailCodes codes, Joining joining, SignInFlow flow) : PageModel
{
    [BindProperty(Name = "naam"), Display(Name = "FieldName"), Required, StringLength(Account.LongestName)]
    public string Name { get; set; } = "";

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await codes.ProvenAsync(HttpContext, MailCodeUse.SignIn) is null ? AskAgain() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await codes.ProvenAsync(HttpContext, MailCodeUse.SignIn) is not { } proven) return AskAgain();
        if (!ModelState.IsValid) return Page();

        // The same address in two windows: the second finds the account of the first.
        if (await joining.JoinAsync(Name, proven.Address) is not { } person) return AskAgain();

        await codes.SpendAsync(HttpContext, proven);
        return await flow.ContinueAsync(this, person, SignInMethod.Code, BackTo);
    }

    private LocalRedirectResult AskAgain() => LocalRedirect(Url.Content("~/inloggen") + Back.Query(BackTo));
}
