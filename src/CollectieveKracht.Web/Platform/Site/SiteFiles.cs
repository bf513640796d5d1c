using System.Globalization;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Site;

/// <summary>The small files that robots and researchers ask a site for.</summary>
public static class SiteFiles
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        builder.AddSettings<SiteOptions>(SiteOptions.Section);
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<SiteOptions>>().Value);
        builder.Services.AddSingleton(TimeProvider.System);
    }

    public static void MapSiteFiles(this WebApplication app)
    {
        var files = app.MapGroup("").WithoutLanguage().AllowAnonymous();
        files.MapGet("/robots.txt", (SiteOptions site) => Results.Text($"{Robots}\nSitemap: {site.Origin}/sitemap.xml\n"));
        files.MapGet("/.well-known/security.txt", (SiteOptions site, TimeProvider clock) => Results.Text(Security(site, clock.GetUtcNow())));
    }

    // One filter at a time is worth finding; combinations are endless and hold nothing new.
    private const string Robots = """
        User-agent: *
        Disallow: /zoeken?
        Disallow: /en/zoeken?
        Disallow: /inloggen
        Disallow: /en/inloggen
        Disallow: /*?*&

        """;

    // RFC 9116 wants a date under a year ahead, after which readers should distrust the file.
    private static string Security(SiteOptions site, DateTimeOffset now) => $"""
        Contact: mailto:{site.Contact}
        Expires: {now.UtcDateTime.Date.AddDays(180).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}
        Preferred-Languages: nl, en
        Canonical: {site.Origin}/.well-known/security.txt

        """;
}
