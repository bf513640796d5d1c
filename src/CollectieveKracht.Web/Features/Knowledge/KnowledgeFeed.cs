using System.Globalization;
using System.Xml.Linq;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>The newest knowledge as an Atom feed. Everyone gets the same: what a visitor may see.</summary>
public static class KnowledgeFeed
{
    public const string Path = "/kennis/feed.xml";

    private const int Most = 30;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void MapKnowledgeFeed(this WebApplication app) => app.MapPublicPage(Path, AnswerAsync).CountedAs(Counted.Download);

    private static readonly Label Title = new("Nieuwe kennis", "New knowledge");

    private static async Task<IResult> AnswerAsync(PlatformDb db, SiteOptions site, CancellationToken cancel)
    {
        var audiences = Viewer.Visitor.Audiences;
        var articles = await db.SearchEntries.AsNoTracking()
            .Where(entry => entry.Kind == SearchKind.Article && audiences.Contains(entry.Audience))
            .OrderByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId)
            .Select(entry => new FeedArticle(entry.Slug, entry.Language, entry.Title, entry.Summary, entry.Byline, entry.NewestAt))
            .Take(Most)
            .ToListAsync(cancel);

        var root = site.Origin + Language.Current.Prefix;
        return XmlAnswer.Of(
            new XDocument(new XElement(Atom + "feed",
                new XAttribute(XNamespace.Xml + "lang", Language.Current.Code),
                new XElement(Atom + "id", root + Path),
                new XElement(Atom + "title", $"{Title.In(Language.Current.Code)} · {site.Name}"),
                new XElement(Atom + "updated", Moment(articles.Count > 0 ? articles[0].UpdatedAt : DateTimeOffset.UnixEpoch)),
                Link("self", root + Path, "application/atom+xml"),
                Link("alternate", $"{root}/kennis", "text/html"),
                articles.Select(article => Entry(article, root)))),
            "application/atom+xml; charset=utf-8");
    }

    private static XElement Entry(FeedArticle article, string root) => new(Atom + "entry",
        new XAttribute(XNamespace.Xml + "lang", article.Language),
        new XElement(Atom + "id", $"{root}/kennis/{article.Slug}"),
        new XElement(Atom + "title", XmlAnswer.Text(article.Title)),
        new XElement(Atom + "updated", Moment(article.UpdatedAt)),
        new XElement(Atom + "author", new XElement(Atom + "name", XmlAnswer.Text(article.Author))),
        Link("alternate", $"{root}/kennis/{article.Slug}", "text/html"),
        new XElement(Atom + "summary", XmlAnswer.Text(article.Summary)));

    private static XElement Link(string relation, string address, string type) => new(Atom + "link",
        new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record FeedArticle(string Slug, string Language, string Title, string Summary, string Author, DateTimeOffset UpdatedAt);
}
