using System.Text.Json;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;

namespace CollectieveKracht.Web.Features.Home;

/// <summary>What search engines are told of the site as a whole (schema.org), so that they can offer its search.</summary>
internal static class SiteData
{
    /// <summary>JSON that is safe inside a script element: the serialiser escapes what could end it.</summary>
    public static string Of(SiteOptions site)
    {
        var home = site.Origin + Language.Current.Prefix;
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "WebSite",
            ["name"] = site.Name,
            ["url"] = home + "/",
            ["inLanguage"] = Language.Current.Code,
            ["potentialAction"] = new Dictionary<string, object>
            {
                ["@type"] = "SearchAction",
                ["target"] = new Dictionary<string, object>
                {
                    ["@type"] = "EntryPoint",
                    ["urlTemplate"] = home + "/zoeken?q={search_term_string}",
                },
                ["query-input"] = "required name=search_term_string",
            },
        });
    }
}
