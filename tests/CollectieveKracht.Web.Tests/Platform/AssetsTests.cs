using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using CollectieveKracht.Web.Features.StyleBoard;
using CollectieveKracht.Web.Platform.Html;

namespace CollectieveKracht.Web.Tests.Platform;

/// <summary>What a page loads besides its own text: how heavy it is, how long it is kept, and whether it is all there.</summary>
public sealed partial class AssetsTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly string Files = Path.Combine(Repository.Web, "wwwroot");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_fonts_of_every_page_stay_under_75_kB_and_the_italics_under_38()
    {
        var fonts = Repository.Files(Path.Combine(Files, "lib"), "*.woff2").ToLookup(file => file.Contains("italic", StringComparison.Ordinal), file => new FileInfo(file).Length);

        Assert.InRange(fonts[false].Sum(), 1, 75_000);
        Assert.InRange(fonts[true].Sum(), 1, 38_000);
    }

    [Fact]
    public void All_scripts_together_stay_under_40_kB_compressed_and_so_do_those_of_the_editor()
    {
        var scripts = Repository.Files(Path.Combine(Files, "js"), "*.js").ToLookup(file => file.Contains("editor", StringComparison.Ordinal), Compressed);

        Assert.InRange(scripts[false].Sum(), 1, 40_000);
        Assert.InRange(scripts[true].Sum(), 1, 40_000);
    }

    [Fact]
    public void What_the_editor_takes_from_others_stays_under_60_kB_compressed_and_comes_on_no_other_page()
    {
        var library = Assert.Single(Repository.Files(Path.Combine(Files, "lib", "editor"), "*.js"));
        var main = File.ReadAllText(Path.Combine(Files, "js", "main.js"));

        Assert.InRange(Compressed(library), 1, 60_000);
        Assert.Contains(Path.GetFileName(library), File.ReadAllText(Path.Combine(Files, "js", "editor", "library.js")), StringComparison.Ordinal);
        Assert.Contains("\"textarea[data-editor]\": \"./editor.js\"", main, StringComparison.Ordinal);
        Assert.DoesNotContain("import {", main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/stijlbord")]
    [InlineData("/en/stijlbord")]
    [InlineData("/nergens")]
    [InlineData("/en/nergens")]
    [Trait("Trust", "T34")]
    public async Task Every_file_that_a_page_asks_for_is_there_at_one_address_for_both_languages(string address)
    {
        var page = await site.Visitor().PageAsync(address);
        var files = page.QuerySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=icon], script[src], use")
            .Select(element => (element.GetAttribute("href") ?? element.GetAttribute("src"))!.Split('#')[0]).Distinct().ToList();

        Assert.True(files.Count >= 6);
        foreach (var file in files)
        {
            using var answer = await site.Visitor().GetAsync(file, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("/en/", file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_browser_asks_for_a_font_once_a_year()
    {
        var page = await site.Visitor().PageAsync("/stijlbord");

        foreach (var font in page.QuerySelectorAll("link[rel=preload]"))
        {
            using var answer = await site.Visitor().GetAsync(font.GetAttribute("href"), Cancel);
            Assert.Contains("immutable", answer.Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_preloaded_font_is_the_one_that_the_stylesheet_asks_for()
    {
        var layout = File.ReadAllText(Path.Combine(Repository.Web, "Features", "Shared", "_Layout.cshtml"));
        var styles = File.ReadAllText(Path.Combine(Files, "css", "fonts.css"));

        var preloaded = FontAddress().Matches(layout).Select(match => match.Value).ToList();

        Assert.Equal(2, preloaded.Count);
        Assert.All(preloaded, font => Assert.Contains(font, styles, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_picture_that_a_page_names_is_drawn_in_the_sprite()
    {
        var drawn = Symbol().Matches(File.ReadAllText(Path.Combine(Files, "img", "sprite.svg"))).Select(match => match.Groups[1].Value).ToHashSet();
        var named = Repository.Files(Repository.Web, "*.cshtml").SelectMany(file => Icon().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));
        var stones = StyleBoardModel.Sectors.Select(sector => SectorShape.Of(sector.Slug)).Append(SectorShape.Of(null));
        var categories = StyleBoardModel.Categories.Select(category => category.Slug);

        Assert.Subset(drawn, named.Concat(StyleBoardModel.Icons).Concat(stones).Concat(categories).ToHashSet());
    }

    private static long Compressed(string file)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(File.ReadAllBytes(file));
        return result.Length;
    }

    [GeneratedRegex("/lib/[^\"')]*woff2")]
    private static partial Regex FontAddress();

    [GeneratedRegex("<symbol id=\"([^\"]+)\"")]
    private static partial Regex Symbol();

    [GeneratedRegex("<icon name=\"([a-z-]+)\"")]
    private static partial Regex Icon();
}
