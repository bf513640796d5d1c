using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>All published versions of an article, with what the author said of each.</summary>
[PublicPage]
public sealed class VersionsModel(PlatformDb db, CurrentViewer current) : PageModel
{
    public VersionList Versions { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.FindVersionsAsync(slug, current.Viewer, cancel) is not { } versions) return NotFound();

        Versions = versions;
        return Page();
    }
}
