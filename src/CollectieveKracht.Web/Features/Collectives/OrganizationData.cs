using System.Text.Json;
using CollectieveKracht.Web.Platform.Site;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>What search engines are told of a collective (schema.org). Not of examples: those are no organisations.</summary>
internal static class OrganizationData
{
    /// <summary>JSON that is safe inside a script element: the serialiser escapes what could end it.</summary>
    public static string Of(Profile profile, SiteOptions site)
    {
        var told = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = profile.LegalForm is "stichting" or "vereniging" ? "NGO" : "Organization",
            ["name"] = profile.Name,
            ["description"] = profile.Summary,
            ["url"] = profile.Website ?? $"{site.Origin}/collectieven/{profile.Slug}",
            ["foundingDate"] = profile.FoundingYear?.ToString("D4", System.Globalization.CultureInfo.InvariantCulture),
            ["areaServed"] = $"{profile.Municipality.Name}, {profile.Province.Name}",
            ["memberOf"] = profile.Networks.Count == 0 ? null : profile.Networks.Select(network => new Dictionary<string, string>
            {
                ["@type"] = "Organization",
                ["name"] = network.Name,
                ["url"] = $"{site.Origin}/netwerken/{network.Slug}",
            }),
        };
        return JsonSerializer.Serialize(told.Where(fact => fact.Value is not null).ToDictionary());
    }
}
