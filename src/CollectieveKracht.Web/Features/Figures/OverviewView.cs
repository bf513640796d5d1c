using CollectieveKracht.Web.Features.Geography;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>An overview as the partial <c>_Overview</c> shows it.</summary>
/// <param name="Group">Of what it is.</param>
/// <param name="IsOfSector">Of a sector, divided by province; otherwise of a region, divided by sector.</param>
/// <param name="Map">Where it is.</param>
public sealed record OverviewView(Overview Overview, ListedGroup Group, bool IsOfSector, StoneMap Map)
{
    private const int HeatSteps = 6;
    private const int MostNumbers = 5;

    /// <summary>A sector over the provinces: darker where there are more, with the number on the largest five.</summary>
    public static OverviewView OfSector(Overview overview, ListedGroup sector)
    {
        var most = overview.Parts.Select(part => part.Count).DefaultIfEmpty(1).Max();
        return new(overview, sector, IsOfSector: true, new StoneMap(StoneGrid.Coarse)
        {
            Heat = overview.Parts.ToDictionary(part => part.Choice.Code!, part => (part.Count * HeatSteps + most - 1) / most),
            Numbers = overview.Parts.Take(MostNumbers)
                .ToDictionary(part => part.Choice.Code!, part => $"{part.Count}"),
        });
    }

    /// <param name="province">CBS code of the province that stands out.</param>
    public static OverviewView OfRegion(Overview overview, ListedGroup region, string province) =>
        new(overview, region, IsOfSector: false, new StoneMap(StoneGrid.Coarse) { Lit = province });
}
