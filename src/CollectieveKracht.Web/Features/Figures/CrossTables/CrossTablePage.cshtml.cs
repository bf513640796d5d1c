using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Figures.CrossTables;

/// <summary>Two questions of a wave beside each other, as everyone may see them.</summary>
[PublicPage]
public sealed class CrossTablePageModel(ShownWaves waves) : PageModel
{
    /// <summary>Null while there is no published wave with answers.</summary>
    public CrossSelection? Chosen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Chosen = await CrossSelection.FindAsync(waves, Request.Query, inFull: false, cancel);
        return Chosen is null && Request.Query.ContainsKey("peiling") ? NotFound() : Page();
    }
}
