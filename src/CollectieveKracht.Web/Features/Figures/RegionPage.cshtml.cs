using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures.WaveOverviews;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>A province or municipality: who is there, what they struggle with and what was written, over all sectors.</summary>
[PublicPage]
public sealed class RegionPageModel(PlatformDb db, OverviewQueries overviews, ShownWaves waves, VocabularyCache vocabularies, CurrentViewer current) : PageModel
{
    /// <summary>What the chosen wave tells of the province, also on the page of a municipality, of which there is too little to show; null while none is published.</summary>
    public WaveOverview? Wave { get; private set; }

    public RegionRow Region { get; private set; } = null!;

    public Overview Overview { get; private set; } = null!;

    /// <summary>Of a province its municipalities.</summary>
    public IReadOnlyList<NamedRegion> Municipalities { get; private set; } = [];

    public bool IsProvince => Region.Kind == RegionKind.Province;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug)) return NotFound();

        var found = await db.Regions
            .Where(region => region.Slug == slug && region.Kind != RegionKind.Country)
            .Select(region => new RegionRow(
                region.Code, region.Kind, region.Name, region.Slug, region.ValidTo,
                db.Regions.Where(parent => parent.Code == region.ParentCode && parent.Kind == RegionKind.Province)
                    .Select(parent => new NamedRegion(parent.Slug, parent.Name)).FirstOrDefault(),
                db.Regions.Where(successor => successor.Code == region.SuccessorCode)
                    .Select(successor => new NamedRegion(successor.Slug, successor.Name)).FirstOrDefault(),
                region.ParentCode))
            .FirstOrDefaultAsync(cancel);
        if (found is null) return NotFound();
        if (found.Successor is { } successor) return RedirectToPagePermanent("/Figures/RegionPage", new { slug = successor.Slug });

        Region = found;
        Overview = await overviews.ReadAsync(FacetDimension.Region, slug, FacetDimension.Sector, current.Viewer, cancel);
        Wave = await WaveOverview.ReadAsync(
            db, waves, await vocabularies.ReadAsync(cancel), $"/regio/{found.Province?.Slug ?? slug}", new Subject(SubjectKind.Province, found.ProvinceCode), Request.Query, cancel);
        if (IsProvince)
        {
            Municipalities = await db.Regions
                .Where(region => region.ParentCode == found.Code && region.ValidTo == null)
                .OrderBy(region => EF.Functions.Collate(region.Name, "nl-x-icu")).ThenBy(region => region.Code)
                .Select(region => new NamedRegion(region.Slug, region.Name))
                .ToListAsync(cancel);
        }

        return Page();
    }
}

public sealed record NamedRegion(string Slug, string Name);

/// <param name="Province">Of a municipality.</param>
/// <param name="Successor">Of a closed municipality the one that it went into.</param>
public sealed record RegionRow(string Code, RegionKind Kind, string Name, string Slug, DateOnly? ValidTo, NamedRegion? Province, NamedRegion? Successor, string? ParentCode)
{
    public string ProvinceCode => Kind == RegionKind.Province ? Code : ParentCode!;
}
