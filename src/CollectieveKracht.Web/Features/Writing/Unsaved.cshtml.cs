using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>
/// Holds a text that could not be saved, for instance because its writer was signed out while they wrote. It saves nothing itself: it shows
/// what was sent, in a form with a token of who is signed in now. So it needs none of its own, which would be of the session that ended.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class UnsavedModel : PageModel
{
    public Guid Id { get; private set; }

    /// <summary>Null for who only signed in here, and has the text in another window.</summary>
    public UnsavedText? Text { get; private set; }

    public bool IsSignedIn => User.Identity is { IsAuthenticated: true };

    public bool HasLargeFile => Text?.Status == StatusCodes.Status413PayloadTooLarge;

    /// <summary>Where one signs in, in another window, and is told to come back.</summary>
    public string SignInAddress => Url.Content("~/inloggen") + Accounts.SignIn.Back.Query(Url.Content($"~/schrijven/{Id}/niet-bewaard"));

    public string Heading => !IsSignedIn ? "SignedOutTitle" : Text is null ? "SignedInTitle" : HasLargeFile ? "LargeFileTitle" : "UnsavedTitle";

    public IActionResult OnGet(Guid id)
    {
        Id = id;
        return IsSignedIn ? Page() : LocalRedirect(SignInAddress);
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        Id = id;
        // Refused just now, or sent by this page to go on.
        Text = HttpContext.Features.Get<UnsavedText>() ?? await UnsavedText.ReadAsync(HttpContext, StatusCodes.Status200OK);
        if (Text is null) return BadRequest();
        if (Text.Status != StatusCodes.Status200OK) Response.StatusCode = Text.Status;
        return Page();
    }
}
