using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CollectieveKracht.Web.Tests.Features.Home;

/// <summary>What a visitor sees first.</summary>
public sealed class HomeTests(PostgresTemplate template) : ReadingTest(template)
{
    [Fact]
    public async Task The_groups_stand_in_the_order_of_overview_1_with_its_counts()
    {
        var page = await PageAsync("/");

        var groups = page.QuerySelectorAll(".home-groups > li").Select(group =>
            $"{group.QuerySelector("h3")!.TextContent.Trim()}: {group.QuerySelector("b")!.TextContent.Trim()}");

        Assert.Equal(
            [
                "Ledendynamiek: 53 van de 59",
                "Interne werking: 52 van de 59",
                "Relatie met overheden: 48 van de 59",
                "Relatie met andere collectieven: 39 van de 59",
                "Relatie met commerciële partijen: 35 van de 59",
            ], groups);
    }

    [Fact]
    public async Task The_finding_gives_the_five_largest_with_source_and_the_table_of_all()
    {
        var figure = (await PageAsync("/")).QuerySelector("figure#ranglijst")!;

        Assert.Equal(["30", "28", "26", "18", "17"], figure.QuerySelectorAll(".bars-value b").Select(value => value.TextContent));
        Assert.Equal(["30", "28", "26", "18", "17", "16", "15", "9"], figure.QuerySelectorAll("tbody tr").Take(8).Select(row => row.QuerySelectorAll("td")[1].TextContent));
        Assert.Contains("n = 59", figure.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/uitdagingen/groep/interne-werking#ranglijst", figure.QuerySelectorAll("figcaption > ul > li > a")[^1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("/", "nl", "zoeken")]
    [InlineData("/en", "en", "en/zoeken")]
    public async Task Search_engines_are_told_how_to_search_here(string address, string language, string search)
    {
        var page = await PageAsync(address);

        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);

        Assert.Equal("WebSite", data.RootElement.GetProperty("@type").GetString());
        Assert.Equal(language, data.RootElement.GetProperty("inLanguage").GetString());
        var target = data.RootElement.GetProperty("potentialAction").GetProperty("target").GetProperty("urlTemplate").GetString();
        Assert.EndsWith($"/{search}?q={{search_term_string}}", target, StringComparison.Ordinal);
        Assert.EndsWith("/zoeken", page.QuerySelector(".hero form")!.GetAttribute("action"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_of_the_hero_stays_under_12_kB_compressed()
    {
        var map = (await PageAsync("/")).QuerySelector(".hero svg.map")!.OuterHtml;

        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(map), Cancel);

        Assert.InRange(compressed.Length, 500, 12_000);
    }

    [Fact]
    public async Task Examples_are_said_to_be_examples()
    {
        var page = await PageAsync("/");

        Assert.Contains("verzonnen", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("[aria-labelledby='wie-weet'] .card").Count(card => card.TextContent.Contains("voorbeeld", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reader_of_dutch_is_offered_four_articles_in_dutch()
    {
        var articles = (await PageAsync("/")).QuerySelectorAll("[aria-labelledby='vers'] .result h3");

        Assert.Equal(4, articles.Length);
        Assert.All(articles, title => Assert.Null(title.GetAttribute("lang")));
    }
}
