using System.Globalization;
using System.Xml.Linq;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// All public pages for search engines, each in both languages: what every visitor may see, without examples. With more
/// pages than the protocol allows in one file, /sitemap.xml becomes an index of parts.
/// </summary>
public static class Sitemap
{
    /// <summary>The protocol allows 50,000 addresses in a file; a page has one for each language.</summary>
    public const int PagesPerPart = 25_000;

    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    private static readonly string[] Always =
    [
        "/", "/uitdagingen", "/kennis", "/vragen", "/collectieven", "/cijfers", "/woordenlijst",
        "/over", "/spelregels", "/privacy", "/toegankelijkheid", "/hulp",
    ];

    public static void MapSitemap(this WebApplication app)
    {
        var files = app.MapGroup("").WithoutLanguage();
        files.MapPublicPage("/sitemap.xml", WholeAsync).CountedAs(Counted.Download);
        files.MapPublicPage("/sitemap-{part:int:min(1)}.xml", PartAsync).CountedAs(Counted.Download);
    }

    private static async Task<IResult> WholeAsync(PlatformDb db, VocabularyCache vocabularies, SiteOptions site, CancellationToken cancel)
    {
        var pages = await PagesAsync(db, vocabularies, cancel);
        if (pages.Count <= PagesPerPart) return Answer(pages, site);

        var parts = Enumerable.Range(1, (pages.Count + PagesPerPart - 1) / PagesPerPart);
        return XmlAnswer.Of(
            new XDocument(new XElement(Names + "sitemapindex",
                parts.Select(part => new XElement(Names + "sitemap", new XElement(Names + "loc", $"{site.Origin}/sitemap-{part}.xml"))))),
            "application/xml");
    }

    private static async Task<IResult> PartAsync(int part, PlatformDb db, VocabularyCache vocabularies, SiteOptions site, CancellationToken cancel)
    {
        var pages = (await PagesAsync(db, vocabularies, cancel)).Chunk(PagesPerPart).Skip(part - 1).FirstOrDefault();
        return pages is null ? Results.NotFound() : Answer(pages, site);
    }

    private static async Task<List<Page>> PagesAsync(PlatformDb db, VocabularyCache vocabularies, CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        var audiences = Viewer.Visitor.Audiences;
        var found = await db.SearchEntries.AsNoTracking()
            .Where(entry => audiences.Contains(entry.Audience) && !entry.IsExample)
            .OrderBy(entry => entry.Kind).ThenBy(entry => entry.Slug).ThenBy(entry => entry.SubjectId)
            .Select(entry => new { entry.Kind, entry.Slug, entry.NewestAt })
            .ToListAsync(cancel);
        var chains = await db.Chains.OrderBy(chain => chain.Slug).Select(chain => chain.Slug).ToListAsync(cancel);
        return
        [
            .. Always.Select(path => new Page(path)),
            .. vocabulary.Of(FacetDimension.Sector).Select(sector => new Page($"/sectoren/{sector.Slug}")),
            .. vocabulary.Of(FacetDimension.Region).Select(region => new Page($"/regio/{region.Slug}")),
            .. chains.Select(chain => new Page($"/kettingen/{chain}")),
            // Only of an article do we know when it last changed.
            .. found.Select(entry => new Page(entry.Kind.PathOf(entry.Slug), entry.Kind == SearchKind.Article ? entry.NewestAt : null)),
        ];
    }

    private static IResult Answer(IEnumerable<Page> pages, SiteOptions site) => XmlAnswer.Of(
        new XDocument(new XElement(Names + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html),
            pages.SelectMany(page => Language.All.Select(language => Element(page, language, site))))),
        "application/xml");

    private static XElement Element(Page page, Language language, SiteOptions site) => new(Names + "url",
        new XElement(Names + "loc", page.In(language, site)),
        page.ChangedAt is { } at ? new XElement(Names + "lastmod", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null,
        Language.All.Select(other => new XElement(Html + "link",
            new XAttribute("rel", "alternate"), new XAttribute("hreflang", other.Code), new XAttribute("href", page.In(other, site)))));

    private sealed record Page(string Path, DateTimeOffset? ChangedAt = null)
    {
        public string In(Language language, SiteOptions site) => site.Origin + (Path == "/" ? language.Home : language.Prefix + Path);
    }
}
