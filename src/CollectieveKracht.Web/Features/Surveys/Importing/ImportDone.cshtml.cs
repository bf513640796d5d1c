using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Surveys.Preparing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Surveys.Importing;

/// <summary>A file of answers that was loaded.</summary>
[Authorize(Policies.Administrator)]
public sealed class ImportDoneModel(PlatformDb db, AnswerImporting importing) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    public LoadedFile Loaded { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, Guid id, CancellationToken cancel)
    {
        if (await db.PreparedWaveAsync(slug, cancel) is not { } wave) return NotFound();
        if ((await importing.LoadedAsync(slug, cancel)).FirstOrDefault(file => file.Id == id) is not { } loaded) return NotFound();

        (Wave, Loaded) = (wave, loaded);
        return Page();
    }
}
