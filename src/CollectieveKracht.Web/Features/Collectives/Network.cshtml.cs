using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Figures.WaveOverviews;
using CollectieveKracht.Web.Features.Geography;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>A network: what the report says of it, who is a member, what they face.</summary>
[PublicPage]
public sealed class NetworkModel(PlatformDb db, Listings listings, ShownWaves waves, VocabularyCache vocabularies, CurrentViewer current) : PageModel
{
    /// <summary>What the chosen wave tells of its members; null while none is published.</summary>
    public WaveOverview? Wave { get; private set; }

    private const int ShownMembers = 6;

    public string Slug { get; private set; } = "";

    public NetworkPage Network { get; private set; } = null!;

    public Listing Members { get; private set; } = null!;

    public IReadOnlyList<CollectiveRow> Rows { get; private set; } = [];

    public StoneMap Map { get; private set; } = null!;

    public bool IncludesExamples { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Domain.Slug.IsValid(slug)) return NotFound();
        if (await FindAsync(slug, cancel) is not { } network) return NotFound();

        (Slug, Network) = (slug, network);
        var request = new ListingRequest { Path = "/collectieven", Kinds = [SearchKind.Collective], DefaultOrder = ListingOrder.Name }.Only(FacetDimension.Network, [slug]);
        Members = await listings.FindAsync(request, current.Viewer, cancel);
        Rows = await db.Collectives.Listed().AsRowsAsync([.. Members.Rows.Take(ShownMembers)], cancel);
        var located = await db.Collectives.Listed().In(db, await listings.NumbersAsync(request, current.Viewer, cancel)).CountByPlaceAsync(db, cancel);
        Map = StoneMap.Lay(StoneGrid.Coarse, located);
        IncludesExamples = located.Any(here => here.Examples > 0);
        Wave = await WaveOverview.ReadAsync(
            db, waves, await vocabularies.ReadAsync(cancel), $"/netwerken/{slug}", new Subject(SubjectKind.Network, slug), Request.Query, cancel);
        return Page();
    }

    private Task<NetworkPage?> FindAsync(string slug, CancellationToken cancel) => db.Networks.AsNoTracking()
        .Where(network => network.Slug == slug)
        .Select(network => new NetworkPage(
            network.Name, network.Summary, network.BodyHtml, network.Website, network.Source,
            network.Sectors.OrderBy(sector => sector.Position).Select(sector => sector.Slug).ToList()))
        .FirstOrDefaultAsync(cancel);
}

/// <param name="Sectors">Slugs.</param>
public sealed record NetworkPage(string Name, Label Summary, string BodyHtml, string? Website, string Source, IReadOnlyList<string> Sectors);
