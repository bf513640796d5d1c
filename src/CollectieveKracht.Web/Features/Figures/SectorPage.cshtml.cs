using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures.WaveOverviews;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>A sector: what the 2020 report states of it, and what is on the platform now.</summary>
[PublicPage]
public sealed class SectorPageModel(PlatformDb db, OverviewQueries overviews, ShownWaves waves, VocabularyCache vocabularies, CurrentViewer current) : PageModel
{
    /// <summary>What the chosen wave tells of it; null while none is published.</summary>
    public WaveOverview? Wave { get; private set; }

    public Choice Sector { get; private set; } = null!;

    public IReadOnlyList<Choice> Sectors { get; private set; } = [];

    public Overview Overview { get; private set; } = null!;

    public PublishedFigures Published { get; private set; } = null!;

    /// <summary>What the report states of this sector; often little, and then that little is all that is shown.</summary>
    public IReadOnlyList<PublishedFigure> Stated { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        Sectors = [.. (await vocabularies.ReadAsync(cancel)).Of(Domain.Collectives.Characteristic.Sector)];
        if (Sectors.FirstOrDefault(sector => sector.Slug == slug) is not { } found) return NotFound();

        Sector = found;
        Published = await PublishedFigures.ReadAsync(db, await vocabularies.ReadAsync(cancel), cancel);
        Stated = [.. new[] { Published.Respondents("sector", slug) }.OfType<PublishedFigure>(), .. Published.Crossing("sector", slug)];
        Wave = await WaveOverview.ReadAsync(
            db, waves, await vocabularies.ReadAsync(cancel), $"/sectoren/{slug}", new Subject(SubjectKind.Sector, slug), Request.Query, cancel);
        Overview = await overviews.ReadAsync(FacetDimension.Sector, slug, FacetDimension.Region, current.Viewer, cancel);
        return Page();
    }
}
