using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures.SavedViews;

/// <summary>The views of the figures that someone kept: to open, and to remove. They are seen by nobody else.</summary>
[Authorize]
public sealed class SavedViewsModel(PlatformDb db, CurrentViewer current) : PageModel
{
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Views = await db.SavedBy(current.Person!.Account).AsNoTracking().ToListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(Guid weg, CancellationToken cancel)
    {
        var removed = await db.SavedBy(current.Person!.Account).Where(view => view.Id == weg).ExecuteDeleteAsync(cancel);
        return removed == 0 ? NotFound() : LocalRedirect(Url.Content("~/cijfers/bewaard"));
    }
}
