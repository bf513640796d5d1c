using System.Net;
using AngleSharp.Dom;

namespace CollectieveKracht.Web.Tests.Features.Challenges;

/// <summary>All challenges, as a tree and as chains.</summary>
public sealed class ChallengeTreeTests(PostgresTemplate template) : ReadingTest(template)
{
    [Fact]
    public async Task The_tree_has_the_five_groups_of_the_report_with_all_challenges()
    {
        var page = await PageAsync("/uitdagingen");

        var groups = page.QuerySelectorAll(".branch").Select(group => (group.Id, Challenges: group.QuerySelectorAll(".leaf").Length));

        Assert.Equal(
            [
                ("interne-werking", 13), ("ledendynamiek", 10), ("relatie-met-overheden", 11),
                ("relatie-met-commerciele-partijen", 9), ("relatie-met-andere-collectieven", 7),
            ], groups);
    }

    [Fact]
    public async Task The_thirteen_of_overview_3_carry_a_star_that_is_also_said()
    {
        var stars = (await PageAsync("/uitdagingen")).QuerySelectorAll(".leaf .star");

        Assert.Equal(13, stars.Length);
        Assert.All(stars, star => Assert.Equal("een van de belangrijkste", star.TextContent.Trim()));
    }

    [Fact]
    public async Task A_bar_stands_only_where_the_report_gives_a_figure()
    {
        var page = await PageAsync("/uitdagingen");

        var counts = page.QuerySelectorAll("#interne-werking .leaf-count [aria-hidden]").Select(count => count.TextContent);

        Assert.Equal(["30", "28", "26", "18", "17", "16", "15", "9", "9", "6", "6", "4", "3"], counts);
        Assert.Equal(13, page.QuerySelectorAll(".leaf .stone-bar").Length);
        Assert.DoesNotContain(page.QuerySelectorAll(".leaf"), leaf => leaf.QuerySelector(".leaf-count")?.TextContent == "0");
    }

    [Theory]
    [InlineData("/uitdagingen?q=voorzitter", "leiderschap")]
    [InlineData("/uitdagingen?q=COOPERATIE", "moedercooperatie")]
    [InlineData("/en/uitdagingen?q=leadership", "leiderschap")]
    public async Task Words_narrow_the_tree_by_names_and_everyday_words(string address, string expected)
    {
        var page = await PageAsync(address);

        var found = page.QuerySelectorAll(".leaf > a:first-child").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ToList();

        Assert.Contains(expected, found);
        Assert.InRange(found.Count, 1, 10);
        Assert.NotEqual("", page.QuerySelector("[role=status]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Nothing_found_leads_on_to_the_whole_search()
    {
        var page = await PageAsync("/uitdagingen?q=zzz%20%26%20%3Cb%3E");

        Assert.Equal("/zoeken?q=zzz%20%26%20%3Cb%3E", page.QuerySelector(".open-spot a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_sector_recounts_what_there_is_and_leaves_the_figures_of_2020()
    {
        var page = await PageAsync("/uitdagingen?sector=energie");

        var leadership = page.QuerySelectorAll(".leaf")[0];
        var collectives = leadership.QuerySelector(".leaf-lists a[href*='/collectieven']")!;

        Assert.Equal("30", leadership.QuerySelector(".leaf-count [aria-hidden]")!.TextContent);
        Assert.Equal("/collectieven?sector=energie&uitdaging=leiderschap", collectives.GetAttribute("href"));
        Assert.Equal(Number(collectives), await InDatabaseAsync(db => Task.FromResult(db.Recognitions.Count(recognition =>
            recognition.Challenge.Slug == "leiderschap" && recognition.State == Domain.Challenges.RecognitionState.PlaysNow
            && recognition.Collective.Sector.Slug == "energie"))));
        Assert.Contains("niet per sector", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_view_shows_the_two_chains_with_the_step_that_is_no_challenge()
    {
        var page = await PageAsync("/uitdagingen?weergave=ketting");

        Assert.Equal(2, page.QuerySelectorAll(".laid-chain").Length);
        var own = Assert.Single(page.QuerySelectorAll(".laid-stone.own"));
        Assert.Equal("Behoud van eigenheid", own.QuerySelector("b")!.TextContent);
        Assert.Null(own.QuerySelector("a"));
    }

    [Fact]
    public async Task The_address_of_all_chains_leads_to_that_view()
    {
        using var dutch = await Visitor.GetAsync("/kettingen", Cancel);
        using var english = await Visitor.GetAsync("/en/kettingen", Cancel);

        Assert.Equal(HttpStatusCode.MovedPermanently, dutch.StatusCode);
        Assert.Equal("/uitdagingen?weergave=ketting", dutch.Header("Location"));
        Assert.Equal("/en/uitdagingen?weergave=ketting", english.Header("Location"));
    }

    [Theory]
    [InlineData("/uitdagingen?sector=nergens")]
    [InlineData("/uitdagingen?pagina=1000000000&weergave=x")]
    [InlineData("/uitdagingen/leiderschap/kennis?pagina=x")]
    public async Task What_an_address_asks_wrongly_is_left_out(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static int Number(IElement counted) =>
        int.Parse(counted.QuerySelector("[aria-hidden=true]:not(svg)")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
}
