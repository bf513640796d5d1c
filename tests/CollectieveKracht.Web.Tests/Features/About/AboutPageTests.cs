using System.Net;
using CollectieveKracht.Web.Features.Search;

namespace CollectieveKracht.Web.Tests.Features.About;

public sealed class AboutPageTests(PostgresTemplate template) : ReadingTest(template)
{
    public static TheoryData<string> Pages { get; } =
        [.. from path in (string[])["/over", "/spelregels", "/privacy", "/toegankelijkheid", "/hulp"] from prefix in (string[])["", "/en"] select prefix + path];

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Trust", "T36")]
    public async Task A_page_about_the_site_names_who_runs_it_and_is_in_every_foot(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("{", page.QuerySelector("main")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='mailto:proef@kracht.example']"));
        Assert.NotNull(page.QuerySelector($"footer a[href='{address}']"));
    }

    [Theory]
    [InlineData("/privacy", "Vindt een zoekopdracht niets?", "dagen")]
    [InlineData("/en/privacy", "Does a search find nothing?", "days")]
    [Trait("Trust", "T28")]
    public async Task The_privacy_statement_tells_which_search_words_are_kept_and_how_long(string address, string question, string days)
    {
        var text = (await PageAsync(address)).QuerySelector("main")!.TextContent;

        Assert.Contains(question, text, StringComparison.Ordinal);
        Assert.Contains($"{UnansweredSearch.Kept.TotalDays} {days}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_page_lists_its_parts()
    {
        var page = await PageAsync("/hulp");

        var parts = page.QuerySelectorAll(".contents a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.True(parts.Count > 4);
        Assert.All(parts, id => Assert.NotNull(page.GetElementById(id)));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/zoeken?q=bestuur")]
    [InlineData("/vragen")]
    [InlineData("/woordenlijst/impact")]
    [InlineData("/privacy")]
    [Trait("Trust", "T25")]
    public async Task A_reader_gets_no_cookie_and_asks_nothing_of_other_sites(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        var page = await answer.PageAsync();
        Assert.Null(answer.Header("Set-Cookie"));
        var loaded = page.QuerySelectorAll("script[src], link[rel=stylesheet], link[rel=preload], link[rel=icon], img[src], use[href]")
            .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!);
        Assert.All(loaded, source => Assert.Matches("^/[^/]", source));
    }
}
