using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>The networks, which are few.</summary>
[PublicPage]
public sealed class NetworksModel(PlatformDb db) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<NetworkCard> Networks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Networks = await db.Networks.AsNoTracking()
            .OrderBy(network => network.Name).ThenBy(network => network.Slug)
            .Select(network => new NetworkCard(
                network.Slug, network.Name, network.Summary, network.Sectors.OrderBy(sector => sector.Position).Select(sector => sector.Slug).ToList()))
            .Take(Most)
            .ToListAsync(cancel);
}

/// <param name="Sectors">Slugs.</param>
public sealed record NetworkCard(string Slug, string Name, Label Summary, IReadOnlyList<string> Sectors);
