using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>The second step: a code of the authenticator app, or one of the recovery codes.</summary>
[AllowAnonymous]
public sealed class SecondStepModel(UserManager<Person> people, AppCodes appCodes, SignInFlow flow, SignInGate gate, IStringLocalizer<AccountsText> texts) : PageModel
{
    [BindProperty(Name = "code"), Display(Name = "FieldCode"), Required, StringLength(40)]
    public string Code { get; set; } = "";

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    public async Task<IActionResult> OnGetAsync() => await flow.HalfwayAsync(HttpContext) is null ? Begin() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (await flow.HalfwayAsync(HttpContext) is not var (person, method)) return Begin();
        if (!ModelState.IsValid) return Page();

        if (await IsRightAsync(person)) return await flow.FinishAsync(this, person, method, hasSecondFactor: true, BackTo);

        gate.CountWrong(HttpContext);
        ModelState.AddModelError("code", texts["WrongAppCode"]);
        return Page();
    }

    private async Task<bool> IsRightAsync(Person person)
    {
        var digits = string.Concat(Code.Where(char.IsAsciiDigit));
        return digits.Length == Code.Count(character => !char.IsWhiteSpace(character))
            ? await appCodes.AcceptAsync(person, digits, HttpContext.RequestAborted)
            : (await people.RedeemTwoFactorRecoveryCodeAsync(person, Code)).Succeeded;
    }

    private LocalRedirectResult Begin() => LocalRedirect(Url.Content("~/inloggen") + Back.Query(BackTo));
}
