using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Scenarios;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Platform.Caching;

namespace CollectieveKracht.Web.Features.Shared;

/// <summary>What the cache of pages must know of ours.</summary>
public static class PublicPages
{
    /// <summary>Every parameter that some public page reads. One that is missing here never reaches a page.</summary>
    public static readonly IReadOnlySet<string> Parameters =
        new HashSet<string>(
        [
            "q", "woorden", "soort", .. FacetDimension.All.Select(dimension => dimension.Name), "volgorde", "weergave", "pagina", ScenarioRequest.PhaseName,
            "peiling", "naast", "lijst", "rij", "kolom", "filter", "toon", "cel", "rows", "columns", "beside",
        ]);

    public static readonly PageRules Rules = new(Parameters, IsPersonal);

    private static bool IsPersonal(HttpContext context) =>
        context.RequestServices.GetRequiredService<CurrentViewer>().Viewer != Viewer.Visitor;
}
