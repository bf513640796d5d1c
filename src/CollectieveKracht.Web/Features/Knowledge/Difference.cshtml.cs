using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>What changed between two published versions of an article.</summary>
[PublicPage]
public sealed class DifferenceModel(PlatformDb db, CurrentViewer current) : PageModel
{
    public VersionText Older { get; private set; } = null!;

    public VersionText Newer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, int older, int newer, CancellationToken cancel)
    {
        if (await db.FindVersionTextsAsync(slug, [older, newer], current.Viewer, cancel) is not [var before, var after]) return NotFound();
        if (older > newer) return RedirectPermanent(Url.Content($"~/kennis/{before.Slug}/versies/{newer}..{older}"));

        (Older, Newer) = (before, after);
        return Page();
    }
}
