using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Tests.Features.Figures;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Scenarios;

/// <summary>What is likely ahead of a collective, what others did and how sure that is.</summary>
public sealed class ScenarioTests(PostgresTemplate template) : HeldWaveTest(template)
{
    private const string Page = "/scenario";

    // 12 of the 20 in energy tick leadership and 3 scaling up; all 15 in housing tick scaling up.
    private static readonly Respondent[] TwoSectors =
    [
        .. Times(12, 1, Ticking("leiderschap")), .. Times(3, 13, Ticking("opschalen")), .. Times(5, 16, Ticking()),
        .. Times(15, 21, Ticking("opschalen") with { Field = "wonen" }),
    ];

    // 20 begin, of which 6 tick leadership; 20 grow, of which 16 do.
    private static readonly Respondent[] TwoPhases =
    [
        .. Times(6, 1, Ticking("leiderschap") with { Phase = "start" }), .. Times(14, 7, Ticking("opschalen") with { Phase = "start" }),
        .. Times(16, 21, Ticking("leiderschap") with { Phase = "groei" }), .. Times(4, 37, Ticking() with { Phase = "groei" }),
    ];

    [Fact]
    public async Task Without_a_wave_it_says_that_nothing_can_be_told()
    {
        var page = await PageAsync($"{Page}?sector=energie");

        Assert.Contains("Er is nog geen peiling met genoeg antwoorden.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("energie", page.QuerySelector("#sector option[selected]")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("figure"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [Trait("Trust", "T29")]
    public async Task Of_so_few_respondents_nothing_is_told(int respondents)
    {
        await HeldAsync(2090, Times(respondents, 1, Ticking("leiderschap")));

        Assert.Contains("Er is nog geen peiling met genoeg antwoorden.", (await PageAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collectives_of_the_same_kind_tell_what_is_likely_with_interval_and_certainty()
    {
        await HeldAsync(2090, TwoSectors);

        var page = await PageAsync($"{Page}?sector=energie");

        Assert.Contains("We kijken naar 20 collectieven met sector ‘Energie’.", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Leiderschap 12 60% 39% 78% eerste indruk", string.Join(' ', Assert.Single(page.QuerySelectorAll("#verwacht tbody tr")).Children.Select(cell => cell.TextContent)));
        Assert.Equal("38.66%", page.QuerySelector("#verwacht .whisker")!.GetAttribute("x"));
        Assert.Contains("Peiling 2090, n = 35, geteld op", page.QuerySelector("#verwacht figcaption")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task A_challenge_that_few_of_them_tick_is_named_without_its_number()
    {
        await HeldAsync(2090, TwoSectors);

        var page = await PageAsync($"{Page}?sector=energie");

        var hidden = page.QuerySelectorAll("details").Single(part => part.TextContent.Contains("Minder dan 5 collectieven. Dat tonen we niet.", StringComparison.Ordinal));
        Assert.Equal(["Groter worden"], hidden.QuerySelectorAll("li").Select(challenge => challenge.TextContent.Trim()));
        Assert.DoesNotContain("Groter worden", page.QuerySelector("#verwacht")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task Two_characteristics_are_put_together_at_once_also_for_an_analyst_and_in_the_files()
    {
        await HeldAsync(2090, TwoPhases);
        const string asked = "?fase=groei&leden=20-49&sector=energie";
        var analyst = await SignedInAsync(await NamedAsync("Ada", Role.Analyst), hasSecondFactor: true);

        foreach (var reader in new[] { Visitor, analyst })
        {
            var told = (await reader.PageAsync(Page + asked)).QuerySelector("[role=status]")!.TextContent;
            var rows = CrossTableTests.Rows(await reader.GetStringAsync($"{Page}.csv{asked}", Cancel));

            Assert.Contains("40 collectieven met aantal leden ‘20 tot 50’, sector ‘Energie’", told, StringComparison.Ordinal);
            Assert.Contains("Niet meegerekend: fase ‘Groei’", told, StringComparison.Ordinal);
            Assert.Equal([("Leiderschap", "22", "40"), ("Groter worden", "14", "40")], rows.Select(row => (row["naam"], row["aantal"], row["n"])));
        }
    }

    [Fact]
    public async Task A_group_that_is_too_small_is_widened_and_the_page_says_so()
    {
        await HeldAsync(2090, [.. TwoSectors, .. Times(3, 36, Ticking("leiderschap") with { Field = "cultuur" })]);

        var status = (await PageAsync($"{Page}?leden=20-49&sector=cultuur")).QuerySelector("[role=status]")!.TextContent;

        Assert.Contains("We kijken naar alle 38 collectieven", status, StringComparison.Ordinal);
        Assert.Contains("Niet meegerekend: aantal leden ‘20 tot 50’, sector ‘Cultuur’", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_phase_tells_what_is_ticked_more_often_there()
    {
        await HeldAsync(2090, TwoPhases);

        var page = await PageAsync($"{Page}?fase=start");
        var last = await PageAsync($"{Page}?fase=groei");

        var ahead = Assert.Single(page.QuerySelectorAll("#volgende-fase ~ .lines li"));
        Assert.Contains("Nu 30%, straks 80%. Dat is 50 punten meer", ahead.TextContent, StringComparison.Ordinal);
        Assert.Contains("duidelijk verschil", ahead.TextContent, StringComparison.Ordinal);
        Assert.Contains("Over een volgende fase kunnen we niets zeggen", last.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sector=onzin", "sector=onzin")]
    [InlineData("fase=%3Cb%3E&leden=20-49", "fase=<b>")]
    [InlineData("leden=a&leden=b", "leden=a")]
    public async Task What_is_not_known_is_left_out_and_named(string query, string named)
    {
        var page = await PageAsync($"{Page}?{query}");

        Assert.Contains(named, page.QuerySelector(".note.warning")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".note.warning b"));
    }

    [Fact]
    public async Task Others_tell_what_they_did_and_who_solved_it_and_helps_is_named()
    {
        await HeldAsync(2090, TwoSectors);
        await SaidAsync([1, 2, 3], "leiderschap", RecognitionState.Solved);
        await ChangeAsync(async db =>
        {
            (await CollectiveAsync(db, new Respondent(1, []))).OfferAndSeek(["een nieuwe voorzitter vinden"], []);
            (await CollectiveAsync(db, new Respondent(4, []))).OfferAndSeek(["alles"], []);
        });

        var page = await PageAsync($"{Page}?sector=energie");

        Assert.NotEmpty(page.QuerySelectorAll("#anderen ~ .result"));
        var helper = Assert.Single(page.QuerySelectorAll(".knows li"));
        Assert.Contains("Proefcollectief 1", helper.TextContent, StringComparison.Ordinal);
        Assert.Contains("Loste op: Leiderschap.", helper.TextContent, StringComparison.Ordinal);
        Assert.Contains("een nieuwe voorzitter vinden", helper.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chains_that_go_on_from_what_is_likely_stand_with_it()
    {
        await HeldAsync(2090, Times(10, 1, Ticking("opschalen")));

        Assert.Equal(["/kettingen/groeien-en-eigen-blijven"], (await PageAsync(Page)).QuerySelectorAll("[aria-labelledby=kettingen] .lines a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_collective_finds_its_own_scenario_from_its_pages()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        var browser = await SignedInAsync(anna);

        foreach (var address in new[] { "/voor-jou", "/ons-collectief/kwikstaart" })
            Assert.Equal("/scenario?leden=20-49&sector=energie", (await browser.PageAsync(address)).QuerySelector("main a[href^='/scenario']")!.GetAttribute("href"));
    }
}
