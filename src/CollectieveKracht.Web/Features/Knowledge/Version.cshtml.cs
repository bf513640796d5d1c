using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>One published version of an article, as it was.</summary>
[PublicPage]
public sealed class VersionModel(PlatformDb db, CurrentViewer current) : PageModel
{
    public VersionText Version { get; private set; } = null!;

    /// <summary>Whether who looks wrote the article, and can make this version the newest again.</summary>
    public bool MayRestore => !Version.IsShown && current.Person?.Account == Version.Author;

    public async Task<IActionResult> OnGetAsync(string slug, int number, CancellationToken cancel)
    {
        if (await db.FindVersionTextsAsync(slug, [number], current.Viewer, cancel) is not [var version]) return NotFound();

        Version = version;
        return Page();
    }
}
