using CollectieveKracht.Web.Platform.Html;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>What search engines are told of a collective (schema.org). Not of examples: those are no organisations.</summary>
internal static class OrganizationData
{
    public static IHtmlContent Script(Profile profile, SiteOptions site) =>
        StructuredData.Script(profile.LegalForm is "stichting" or "vereniging" ? "NGO" : "Organization", new()
        {
            ["name"] = profile.Name,
            ["description"] = profile.Summary,
            ["url"] = profile.Website ?? $"{site.Origin}/collectieven/{profile.Slug}",
            ["foundingDate"] = profile.FoundingYear?.ToString("D4", System.Globalization.CultureInfo.InvariantCulture),
            ["areaServed"] = $"{profile.Municipality.Name}, {profile.Province.Name}",
            ["memberOf"] = profile.Networks.Count == 0 ? null : profile.Networks.Select(network => StructuredData.Thing("Organization", new()
            {
                ["name"] = network.Name,
                ["url"] = $"{site.Origin}/netwerken/{network.Slug}",
            })),
        });
}
