using CollectieveKracht.Domain;
using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Features.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>
/// Holds answers that could not be saved, for instance because the session ended meanwhile. It saves nothing itself: it gives back what was
/// sent, in a form with a token of who is signed in now. So it needs none of its own, which would be of the session that ended.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class UnsavedModel : PageModel
{
    /// <summary>Null for who only signed in here, and has the answers in another window.</summary>
    public UnsavedText? Text { get; private set; }

    public bool IsSignedIn => User.Identity is { IsAuthenticated: true };

    public string Own { get; private set; } = "";

    public string SignInAddress => Url.Content("~/inloggen") + Back.Query($"{Own}/niet-bewaard");

    public string Heading => !IsSignedIn ? "SignedOutTitle" : Text is null ? "SignedInTitle" : "UnsavedTitle";

    /// <summary>Where the answers are sent to be saved after all.</summary>
    public string StepAddress => $"{Own}{QueryString.Create(AnsweringPage.CollectiveName, Text![AnsweringPage.CollectiveName])}";

    public IActionResult OnGet(string slug, string stap) => !Find(slug, stap) ? NotFound() : IsSignedIn ? Page() : LocalRedirect(SignInAddress);

    public async Task<IActionResult> OnPostAsync(string slug, string stap)
    {
        if (!Find(slug, stap)) return NotFound();

        // Refused just now, or sent by this page to go on.
        Text = HttpContext.Features.Get<UnsavedText>() ?? await UnsavedText.ReadAsync(HttpContext, StatusCodes.Status200OK);
        if (Text is null) return BadRequest();
        if (Text.Status != StatusCodes.Status200OK) Response.StatusCode = Text.Status;
        return Page();
    }

    private bool Find(string slug, string stap)
    {
        if (!Slug.IsValid(slug) || !Slug.IsValid(stap)) return false;

        Own = Url.Content($"~/peiling/{slug}/{stap}");
        return true;
    }
}
