using CollectieveKracht.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>Signs in once, by the link that the operator's command told. A button, so that a program that only looks spends nothing.</summary>
[AllowAnonymous]
public sealed class LinkModel(UserManager<Person> people, SignInFlow flow, SignInGate gate, IStringLocalizer<AccountsText> texts) : PageModel
{
    [BindProperty(Name = "wie", SupportsGet = true)]
    public Guid Who { get; set; }

    [BindProperty(Name = "sleutel", SupportsGet = true)]
    public string? Key { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        var (person, token) = (await people.FindByIdAsync(Who.ToString()), LinkToken.Read(Key));
        if (person is null || token is null || !await people.VerifyUserTokenAsync(person, TokenOptions.DefaultProvider, FirstAdministrator.LinkPurpose, token))
        {
            gate.CountWrong(HttpContext);
            ModelState.AddModelError("", texts["LinkOver"]);
            return Page();
        }

        // The link rests on this stamp, so from here on it is worth nothing.
        await people.UpdateSecurityStampAsync(person);
        return await flow.ContinueAsync(this, person, SignInMethod.Link, "/instellingen/tweede-stap");
    }
}
