using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>All waves of the survey, with how far they are.</summary>
[Authorize(Policies.Administrator)]
public sealed class WaveListModel(PlatformDb db) : PageModel
{
    public const string Address = "/beheer/peilingen";

    public IReadOnlyList<ListedWave> Waves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Waves = await db.ListedWavesAsync(cancel);
}
