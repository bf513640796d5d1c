using System.Security.Claims;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Accounts.SignIn;

/// <summary>
/// What happens between showing who you are and being signed in: whoever has an authenticator app is asked for its code first.
/// Every way to sign in ends here.
/// </summary>
public sealed class SignInFlow(UserManager<Person> people, SessionStore sessions, PlatformDb db, TimeProvider clock)
{
    private const string Scheme = "TwoFactorUserId";

    /// <summary>Goes on after the first step, to the second or to where the person wanted to be.</summary>
    public async Task<IActionResult> ContinueAsync(PageModel page, Person person, SignInMethod method, string? back)
    {
        if (person.TwoFactorEnabled && method != SignInMethod.Passkey)
        {
            await page.HttpContext.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, HalfwayIn(person, method));
            return new LocalRedirectResult(page.Url.Content("~/inloggen/tweede-stap") + Back.Query(back));
        }

        return await FinishAsync(page, person, method, hasSecondFactor: method == SignInMethod.Passkey, back);
    }

    /// <summary>Who took the first step at this browser and still has to take the second.</summary>
    public async Task<(Person Person, SignInMethod Method)?> HalfwayAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (ticket.Principal is not { Identity.AuthenticationType: Scheme } principal) return null;
        if (await people.FindByIdAsync(principal.FindFirstValue(ClaimTypes.NameIdentifier)!) is not { } person) return null;
        // A password or address that changed since makes the first step worthless.
        if (principal.FindFirstValue(ClaimTypes.Hash) != person.SecurityStamp) return null;

        return (person, Enum.Parse<SignInMethod>(principal.FindFirstValue(ClaimTypes.AuthenticationMethod)!));
    }

    /// <summary>Signs in, and goes where the person wanted to be.</summary>
    public async Task<IActionResult> FinishAsync(PageModel page, Person person, SignInMethod method, bool hasSecondFactor, string? back)
    {
        await page.HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        db.Note(person.Id, "sign-in", clock, after: method.ToString());
        await sessions.StartAsync(page.HttpContext, person.Id, method, hasSecondFactor);
        return new LocalRedirectResult(Back.Local(page.Url, back));
    }

    private static ClaimsPrincipal HalfwayIn(Person person, SignInMethod method) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, person.Id.Value.ToString()),
            new(ClaimTypes.Hash, person.SecurityStamp!),
            new(ClaimTypes.AuthenticationMethod, method.ToString()),
        ], Scheme));
}
