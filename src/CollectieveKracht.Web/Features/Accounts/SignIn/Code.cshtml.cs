using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>The code that was mailed. Who has no account yet goes on to make one.</summary>
[AllowAnonymous]
public sealed class CodeModel(MailCodes codes, UserManager<Person> people, SignInFlow flow, SignInGate gate, IStringLocalizer<AccountsText> texts) : PageModel
{
    [BindProperty(Name = "code"), Display(Name = "FieldCode"), Required, StringLength(30)]
    public string Code { get; set; } = "";

    [BindProperty(Name = Back.Name, SupportsGet = true)]
    public string? BackTo { get; set; }

    /// <summary>Where the code went; null when this browser asked for none, or too long ago.</summary>
    public string? SentTo { get; private set; }

    public async Task OnGetAsync() => SentTo = (await codes.AskedAsync(HttpContext, MailCodeUse.SignIn))?.Address;

    public async Task<IActionResult> OnPostAsync()
    {
        if (gate.IsClosed(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);

        var asked = await codes.AskedAsync(HttpContext, MailCodeUse.SignIn);
        SentTo = asked?.Address;
        if (asked is null || !ModelState.IsValid) return Page();

        if (!await codes.ProveAsync(HttpContext, asked, Code))
        {
            gate.CountWrong(HttpContext);
            ModelState.AddModelError("code", texts[asked.Tries + 1 < MailCode.MostTries ? "WrongCode" : "SpentCode"]);
            return Page();
        }

        if (await people.FindByEmailAsync(asked.Address) is not { } person) return LocalRedirect(Url.Content("~/inloggen/naam") + Back.Query(BackTo));

        await codes.SpendAsync(HttpContext, asked);
        return await flow.ContinueAsync(this, person, SignInMethod.Code, BackTo);
    }
}
