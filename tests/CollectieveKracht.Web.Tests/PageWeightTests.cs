using AngleSharp.Dom;

namespace CollectieveKracht.Web.Tests;

/// <summary>What a page that people come to read may weigh; AssetsTests weighs what all pages share, HomeTests the map of the hero.</summary>
[Trait("Trust", "T35")]
public sealed class PageWeightTests(PostgresTemplate template) : ReadingTest(template)
{
    public static TheoryData<string> ReadingPages =>
    [
        "/", "/zoeken?q=bestuur&sector=energie", "/kennis/opvolging-in-je-bestuur", "/uitdagingen/leiderschap",
        "/collectieven/voorbeeld-akkercooperatie-het-beverpad", "/vragen/voorbeeld-leden-komen-niet-naar-de-vergadering-hoe-erg-is-dat",
    ];

    [Theory]
    [MemberData(nameof(ReadingPages))]
    public async Task All_styles_of_a_reading_page_stay_under_30_kB(string address)
    {
        var page = await PageAsync(address);

        var sizes = await SizesAsync(page, "link[rel=stylesheet]");

        Assert.InRange(sizes.Count, 2, 4);
        Assert.InRange(sizes.Sum(), 1, 30_000);
    }

    [Theory]
    [MemberData(nameof(ReadingPages))]
    public async Task A_reading_page_fetches_two_fonts_beforehand_of_75_kB_together(string address)
    {
        var page = await PageAsync(address);

        var sizes = await SizesAsync(page, "link[rel=preload]");

        Assert.Equal(2, page.QuerySelectorAll("link[rel=preload][as=font][crossorigin]").Length);
        Assert.Equal(2, sizes.Count);
        Assert.InRange(sizes.Sum(), 1, 75_000);
    }

    [Theory]
    [MemberData(nameof(ReadingPages))]
    public async Task A_reading_page_has_drawings_only_and_a_script_that_waits(string address)
    {
        var page = await PageAsync(address);

        Assert.Empty(page.QuerySelectorAll("img, picture, video, iframe, object"));
        Assert.Equal("module", Assert.Single(page.QuerySelectorAll("script[src]")).GetAttribute("type"));
        Assert.DoesNotContain(page.QuerySelectorAll("link[href], script[src]"), element =>
            element.GetAttribute("rel") is not ("canonical" or "alternate") && !(element.GetAttribute("href") ?? element.GetAttribute("src"))!.StartsWith('/'));
    }

    private async Task<List<int>> SizesAsync(IDocument page, string selector)
    {
        var sizes = new List<int>();
        foreach (var file in page.QuerySelectorAll(selector)) sizes.Add((await Visitor.GetByteArrayAsync(file.GetAttribute("href"), Cancel)).Length);
        return sizes;
    }
}
