using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>All that a wave asks, as collectives will see it; nothing can be filled in.</summary>
[Authorize(Policies.Administrator)]
public sealed class WavePreviewModel(PlatformDb db) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.PreparedWaveAsync(slug, cancel) is not { } wave || (!wave.HasAnswers && wave.Stage != WaveStage.Draft)) return NotFound();

        Wave = wave;
        return Page();
    }
}
