using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Search;

[Trait("Trust", "T37")]
public sealed class MachineFileTests(PostgresTemplate template) : ReadingTest(template)
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_sitemap_names_every_page_in_both_languages_and_no_example()
    {
        var map = XDocument.Parse(await Visitor.GetStringAsync("/sitemap.xml", Cancel));
        var addresses = map.Descendants(Map + "loc").Select(loc => loc.Value).ToList();
        var examples = await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.IsExample).Select(entry => entry.Slug).ToListAsync(Cancel));

        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Contains("http://localhost:5080/uitdagingen/leiderschap", addresses);
        Assert.Contains("http://localhost:5080/en/uitdagingen/leiderschap", addresses);
        Assert.All(map.Descendants(Map + "url"), url => Assert.Equal(2, url.Elements().Count(element => element.Name.LocalName == "link")));
        Assert.DoesNotContain(addresses, address => examples.Contains(address[(address.LastIndexOf('/') + 1)..]));
        Assert.NotEmpty(map.Descendants(Map + "lastmod"));
    }

    [Fact]
    public async Task One_address_of_every_kind_in_the_sitemap_answers()
    {
        var map = XDocument.Parse(await Visitor.GetStringAsync("/sitemap.xml", Cancel));
        var paths = map.Descendants(Map + "loc").Select(loc => new Uri(loc.Value).AbsolutePath)
            .GroupBy(path => path[..path.LastIndexOf('/')]).SelectMany(group => group.Key is "" or "/en" ? group : group.Take(1));

        foreach (var path in paths)
        {
            using var answer = await Visitor.GetAsync(path, Cancel);
            Assert.True(answer.IsSuccessStatusCode, $"{path} answered {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_list_of_knowledge_tells_readers_of_feeds_where_it_is()
    {
        var page = await PageAsync("/kennis");

        Assert.Equal("/kennis/feed.xml", page.QuerySelector("link[rel=alternate][type='application/atom+xml']")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/sitemap.xml", "application/xml")]
    [InlineData("/kennis/feed.xml", "application/atom+xml")]
    public async Task Who_has_the_file_already_is_told_so(string address, string type)
    {
        using var first = await Visitor.GetAsync(address, Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await Visitor.SendAsync(request, Cancel);

        Assert.Equal(type, first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Robots_are_told_where_the_sitemap_is() =>
        Assert.Contains("Sitemap: http://localhost:5080/sitemap.xml", await Visitor.GetStringAsync("/robots.txt", Cancel));

    [Fact]
    public async Task The_feed_names_itself_and_gives_moments_that_readers_understand()
    {
        var feed = XDocument.Parse(await Visitor.GetStringAsync("/kennis/feed.xml", Cancel)).Root!;
        var entries = feed.Elements(Atom + "entry").ToList();

        Assert.Equal("http://localhost:5080/kennis/feed.xml", feed.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value);
        Assert.InRange(entries.Count, 1, 30);
        Assert.All(feed.Descendants(Atom + "updated"), at => Assert.True(
            DateTimeOffset.TryParseExact(at.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)));
        Assert.Equal(entries.Count, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
    }
}
