using System.Security.Claims;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Trial;

/// <summary>Holds up the making of a page between reading and answering.</summary>
public sealed class TrialPause
{
    public TaskCompletionSource HasRead { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource MayAnswer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A public page that tells when it was made, from what, and for whom.</summary>
[PublicPage]
public sealed class PublicTrialModel(PlatformDb db, CurrentViewer current, ContentPolicy policy, IServiceProvider services) : PageModel
{
    /// <summary>By this header a request is that of a member with that name.</summary>
    public const string Member = "X-Member";

    /// <summary>By this header someone signs in while the page is made.</summary>
    public const string SignsIn = "X-Signs-In";

    public Guid Made { get; } = Guid.NewGuid();

    public string Read { get; private set; } = "";

    public string Reader { get; private set; } = "bezoeker";

    public async Task<IActionResult> OnGetAsync(string? q, string? weergave, CancellationToken cancel)
    {
        policy.AllowScript("alert(1)");
        Read = await db.Challenges.Where(challenge => challenge.Slug == "leiderschap").Select(challenge => challenge.Summary.Nl).SingleAsync(cancel);
        if (services.GetService(typeof(TrialPause)) is TrialPause pause && q == "wacht" && pause.HasRead.TrySetResult()) await pause.MayAnswer.Task.WaitAsync(cancel);
        if (current.Viewer != Viewer.Visitor) Reader = $"lid {Request.Headers[Member]}";
        if (Request.Headers[SignsIn] is [{ } name])
        {
            HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, name)], "proef"));
            Reader = $"lid {name}";
        }

        if (weergave == "koekje") Response.Cookies.Append("koekje", "ja");
        if (weergave == "traag") await db.Database.ExecuteSqlAsync($"select pg_sleep(20)", cancel);
        return weergave switch
        {
            "fout" => throw new InvalidOperationException("Stuk"),
            "weg" => NotFound(),
            _ => Page(),
        };
    }
}
