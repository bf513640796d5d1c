using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Challenges;

/// <summary>A challenge with its tabs, its group and its chain.</summary>
public sealed class ChallengePageTests(PostgresTemplate template) : ReadingTest(template)
{
    [Theory]
    [InlineData("leiderschap", "30 van de 59", "nummer 1 van 13")]
    [InlineData("opschalen", "9 van de 59", "een gedeelde plaats 8 van 13")]
    [InlineData("vrijwilligers", "3 van de 59", "nummer 13 van 13")]
    public async Task A_challenge_with_a_figure_says_how_many_and_which_place(string slug, string count, string place)
    {
        var head = (await PageAsync($"/uitdagingen/{slug}")).QuerySelector(".topic-head")!;

        Assert.Equal([count, place], head.QuerySelectorAll("p b").Select(part => part.TextContent));
        Assert.NotNull(head.QuerySelector(".stone-field"));
    }

    [Fact]
    public async Task A_challenge_without_a_figure_shows_no_number()
    {
        var page = await PageAsync("/uitdagingen/ledenbinding");
        var figures = await PageAsync("/uitdagingen/ledenbinding/cijfers");

        Assert.Null(page.QuerySelector(".topic-head .stone-field"));
        Assert.DoesNotContain("van de 59", page.QuerySelector(".topic-head")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("niet gepubliceerd", figures.QuerySelectorAll("#genoemd tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Null(figures.QuerySelector("#uitdagingen"));
    }

    [Theory]
    [InlineData("visie-en-doelen", "6 van de 9")]
    [InlineData("kennisdeling-collectieven", "80%")]
    [InlineData("ledenwerving", "8 collectieven")]
    [InlineData("ledenbinding", "60%")]
    public async Task The_figures_tab_gives_what_the_report_states_of_a_group(string slug, string stated)
    {
        var table = (await PageAsync($"/uitdagingen/{slug}/cijfers")).QuerySelector("#genoemd table")!;

        Assert.Contains(stated, table.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task The_rankings_are_those_of_overviews_1_and_2()
    {
        var page = await PageAsync("/uitdagingen/leiderschap/cijfers");

        var one = page.QuerySelectorAll("#overzicht-1 tbody tr").Select(row => string.Join(" | ", row.QuerySelectorAll("td").Select(cell => cell.TextContent)));
        var two = page.QuerySelectorAll("#overzicht-2 tbody tr").Select(row => string.Join(" | ", row.QuerySelectorAll("td").Select(cell => cell.TextContent)));

        Assert.Equal(
            ["16 van de 18 (89%) | 53 van de 59 (90%)", "15 van de 18 (83%) | 52 van de 59 (88%)", "9 van de 18 (50%) | 48 van de 59 (81%)", "3 van de 18 (17%) | 39 van de 59 (66%)", "5 van de 18 (28%) | 35 van de 59 (59%)"], one);
        Assert.Equal(["4,06 | 4,94 | 2 → 1", "4,11 | 4,34 | 1 → 2", "2,5 | 4,33 | gelijk", "0,5 | 2,64 | 5 → 4", "1,8 | 2,22 | 4 → 5"], two);
    }

    [Fact]
    public async Task The_chain_stands_only_with_challenges_of_a_published_chain()
    {
        var without = await PageAsync("/uitdagingen/leiderschap");
        var last = await PageAsync("/uitdagingen/regelgeving");

        Assert.Null(without.QuerySelector(".chain"));
        Assert.Equal(
            ["Vaak ervoor", "Vaak ervoor", "Hier ben je", "Of op dit punt"],
            last.QuerySelectorAll(".chain li > span:first-child").Select(place => place.TextContent));
    }

    [Fact]
    public async Task Who_solved_it_comes_first()
    {
        var states = (await PageAsync("/uitdagingen/leiderschap/collectieven")).QuerySelectorAll(".person .meta .label:first-child").Select(state => state.TextContent).ToList();

        Assert.Equal(states.OrderByDescending(state => state == "Heeft dit opgelost").ThenByDescending(state => state == "Zit er middenin"), states);
        Assert.Equal("Heeft dit opgelost", states[0]);
    }

    [Theory]
    [InlineData("/en/uitdagingen/leiderschap")]
    [InlineData("/en/uitdagingen/leiderschap/cijfers")]
    [InlineData("/en/uitdagingen/groep/interne-werking")]
    [InlineData("/en/kettingen/van-geld-naar-regels")]
    public async Task An_english_page_marks_its_dutch_text_and_stays_in_english(string address)
    {
        var page = await PageAsync(address);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll(".prose"), text => Assert.Equal("nl", text.GetAttribute("lang")));
        Assert.All(page.QuerySelectorAll("main a[href^='/']"), link => Assert.StartsWith("/en/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/uitdagingen/bestaat-niet")]
    [InlineData("/uitdagingen/LEIDERSCHAP%20")]
    [InlineData("/uitdagingen/leiderschap/onzin")]
    [InlineData("/uitdagingen/leiderschap/kennis?pagina=1000000000")]
    [InlineData("/uitdagingen/leiderschap/collectieven?pagina=999")]
    [InlineData("/uitdagingen/groep/niets")]
    [InlineData("/kettingen/niets")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}

/// <summary>What changes on a challenge when the platform changes.</summary>
public sealed class ChangedChallengeTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task A_former_address_leads_to_the_challenge()
    {
        await ChangeAsync(db =>
        {
            db.Add(new FormerAddress("/uitdagingen/opschaling", "/uitdagingen/opschalen"));
            return Task.CompletedTask;
        });

        using var answer = await Visitor.GetAsync("/uitdagingen/opschaling", Cancel);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/uitdagingen/opschalen", answer.Header("Location"));
    }

    [Fact]
    public async Task Knowledge_for_members_is_neither_listed_nor_counted_for_a_visitor()
    {
        var before = await TabAsync("Kennis");
        await InDatabaseAsync(db => db.SearchEntries
            .Where(entry => entry.Facets.Contains("uitdaging:leiderschap") && entry.Slug == "opvolging-in-je-bestuur")
            .ExecuteUpdateAsync(entry => entry.SetProperty(e => e.Audience, Audience.Collectives), Cancel));

        Assert.Equal(before - 1, await TabAsync("Kennis"));
        Assert.DoesNotContain("opvolging-in-je-bestuur", (await PageAsync("/uitdagingen/leiderschap/kennis")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("opvolging-in-je-bestuur", (await PageAsync("/")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_of_one_to_four_collectives_is_not_shown_as_a_figure()
    {
        await InDatabaseAsync(db => db.Recognitions
            .Where(recognition => recognition.Challenge.Slug == "leiderschap" && recognition.State != RecognitionState.PlaysNow)
            .ExecuteDeleteAsync(Cancel));
        await ChangeAsync(async db =>
        {
            var challenge = await db.Challenges.SingleAsync(known => known.Slug == "leiderschap", Cancel);
            var collectives = await db.Collectives.Where(collective => !db.Recognitions.Any(r => r.CollectiveId == collective.Id && r.ChallengeId == challenge.Id)).Take(3).ToListAsync(Cancel);
            foreach (var collective in collectives) db.Add(new Recognition(collective, challenge, RecognitionState.Solved, DateTimeOffset.UnixEpoch));
        });

        var rows = (await PageAsync("/uitdagingen/leiderschap/cijfers")).QuerySelectorAll("#stand tbody tr")
            .ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.QuerySelector("td")!.TextContent);

        Assert.Equal("niet getoond", rows["Opgelost"]);
        Assert.Equal(2, rows.Count(row => row.Value == "niet getoond"));
        Assert.Equal("0", rows["Speelde eerder"]);
    }

    private async Task<int> TabAsync(string name)
    {
        var tab = (await PageAsync("/uitdagingen/leiderschap")).QuerySelectorAll(".tabs a").Single(link => link.TextContent.Contains(name, StringComparison.Ordinal));
        return int.Parse(tab.QuerySelector("span")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
    }
}
