using CollectieveKracht.Web.Platform.Html;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Features.Home;

/// <summary>What search engines are told of the site as a whole (schema.org), so that they can offer its search.</summary>
internal static class SiteData
{
    public static IHtmlContent Script(SiteOptions site)
    {
        var home = site.Origin + Language.Current.Prefix;
        return StructuredData.Script("WebSite", new()
        {
            ["name"] = site.Name,
            ["url"] = home + "/",
            ["inLanguage"] = Language.Current.Code,
            ["potentialAction"] = StructuredData.Thing("SearchAction", new()
            {
                ["target"] = StructuredData.Thing("EntryPoint", new() { ["urlTemplate"] = home + "/zoeken?q={search_term_string}" }),
                ["query-input"] = "required name=search_term_string",
            }),
        });
    }
}
