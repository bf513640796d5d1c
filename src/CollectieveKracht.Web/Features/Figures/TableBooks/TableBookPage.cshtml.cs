using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Figures.TableBooks;

/// <summary>What is in the table book of a wave, and where to get it.</summary>
[PublicPage]
public sealed class TableBookPageModel(ShownWaves waves) : PageModel
{
    public IReadOnlyList<WaveChoice> Waves { get; private set; } = [];

    /// <summary>Null while no published wave has answers.</summary>
    public ShownWave? Wave { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Waves = [.. (await waves.ReadAllAsync(cancel)).Where(wave => wave.HasAnswers)];
        var slug = Request.Query["peiling"] is [{ Length: > 0 } asked, ..] ? asked : (Waves is [var newest, ..] ? newest.Slug : null);
        Wave = slug is null ? null : await waves.ReadAsync(slug, cancel);
        return Wave is null && slug is not null ? NotFound() : Page();
    }
}
