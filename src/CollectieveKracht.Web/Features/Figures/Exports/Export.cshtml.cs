using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures.Exports;

/// <summary>How far the making of an export is, and the file once it is ready. Only who asked for it sees it.</summary>
[Authorize]
public sealed class ExportModel(PlatformDb db, ExportWords words, CurrentViewer current, TimeProvider clock) : PageModel
{
    public FigureExport Export { get; private set; } = null!;

    /// <summary>The wave, and the group that it is about.</summary>
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await ReadAsync(id, cancel) ? Page() : NotFound();

    /// <summary>Only how it stands, for the page that is open.</summary>
    public async Task<IActionResult> OnGetStandAsync(Guid id, CancellationToken cancel) => await ReadAsync(id, cancel) ? Partial("_Export", Export) : NotFound();

    private async Task<bool> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.ExportsOf(current.Person!.Account, clock.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(export => export.Id == id, cancel) is not { } found) return false;

        Export = found;
        Name = (await words.NameOfAsync(found, cancel)).In(Language.Current.Code);
        return true;
    }
}
