using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Surveys.Preparing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys.Importing;

/// <summary>A page about a file of answers that its administrator is looking at.</summary>
public abstract class ImportPage(PlatformDb db, CurrentViewer current) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    public ImportDraft Draft { get; private set; } = null!;

    public AnswerSheet Sheet { get; private set; } = null!;

    /// <summary>All pages of an import begin with this.</summary>
    public string Address => $"/beheer/peilingen/{Wave.Slug}/importeren";

    protected AccountId Me => current.Person!.Account;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (cancel, id) = (HttpContext.RequestAborted, Guid.Parse((string)RouteData.Values["id"]!));
        var wave = await db.PreparedWaveAsync(RouteData.Values["slug"] as string, cancel);
        if (wave is null || await db.ImportDrafts.SingleOrDefaultAsync(known => known.Id == id && known.WaveSlug == wave.Slug && known.By == Me, cancel) is not { } draft)
        {
            context.Result = await MissingAsync(wave, id, cancel);
            return;
        }

        (Wave, Draft, Sheet) = (wave, draft, AnswerFile.Read(draft.Content));
        await next();
    }

    /// <summary>What to say when it is not there (any more).</summary>
    private async Task<IActionResult> MissingAsync(Wave? wave, Guid id, CancellationToken cancel)
    {
        // A form that is sent twice finds it loaded: the import has the number of what was looked at.
        var isLoaded = wave is not null && await db.AnswerImports.AnyAsync(import => import.WaveSlug == wave.Slug && import.Id == AnswerImportId.From(id) && import.By == Me, cancel);
        return isLoaded ? LocalRedirect(Url.Content($"~/beheer/peilingen/{wave!.Slug}/geladen/{id}")) : NotFound();
    }
}
