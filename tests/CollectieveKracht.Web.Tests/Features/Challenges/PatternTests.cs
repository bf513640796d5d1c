using System.Net;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Challenges;

/// <summary>What answers of collectives tell of challenges that go together and that follow each other.</summary>
public sealed class PatternTests(PostgresTemplate template) : HeldWaveTest(template)
{
    private const string Chains = "/uitdagingen?weergave=ketting";

    // Both 15, leadership 20, scaling up 20, of 45: lift 45 × 15 / (20 × 20) = 1.69, from 1.28 to 2.22.
    private static readonly Respondent[] Pair =
    [
        .. Times(15, 1, Ticking("leiderschap", "opschalen")), .. Times(5, 16, Ticking("leiderschap")), .. Times(5, 21, Ticking("opschalen")), .. Times(20, 26, Ticking()),
    ];

    [Fact]
    public async Task What_is_ticked_together_is_told_in_words_with_its_interval_its_counts_and_its_source()
    {
        await HeldAsync(2090, Pair);

        var figure = (await PageAsync(Chains)).QuerySelector("#samen-cijfers")!;

        Assert.Contains("Wie ‘Leiderschap’ aankruist, kruist 1,7 keer zo vaak ‘Groter worden’ aan als gemiddeld. Waarschijnlijk is het 1,3 tot 2,2 keer.", figure.TextContent, StringComparison.Ordinal);
        Assert.Contains("15 van de 20 collectieven met ‘Leiderschap’ kruisen ook ‘Groter worden’ aan. Van alle 45 zijn dat er 20.", figure.TextContent, StringComparison.Ordinal);
        Assert.Contains("Peiling 2090, n = 45, geteld op", figure.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/uitdagingen/leiderschap", "/uitdagingen/opschalen"], figure.QuerySelectorAll(".told a[href^='/uitdagingen/']").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_challenge_tells_what_goes_together_with_it()
    {
        await HeldAsync(2090, Pair);

        var panel = (await PageAsync("/uitdagingen/opschalen")).QuerySelector("[aria-labelledby=samen]")!;

        Assert.Equal("Leiderschap", Assert.Single(panel.QuerySelectorAll("li a")).TextContent);
        Assert.Contains("1,7 keer zo vaak (1,3 tot 2,2). 15 collectieven kruisen beide aan.", panel.TextContent, StringComparison.Ordinal);
        Assert.Null((await PageAsync("/uitdagingen/ledenwerving")).QuerySelector("[aria-labelledby=samen]"));
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task What_fewer_than_five_tick_together_is_not_told()
    {
        await HeldAsync(2090, [.. Times(4, 1, Ticking("leiderschap", "opschalen")), .. Times(2, 5, Ticking("leiderschap")), .. Times(2, 7, Ticking("opschalen")), .. Times(40, 9, Ticking())]);

        Assert.Null((await PageAsync(Chains)).QuerySelector("#samen-cijfers"));
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task A_question_that_is_not_published_tells_nothing()
    {
        await HeldAsync(2089, Times(15, 1, Ticking("leiderschap")), hidden: "interne-werking");
        await HeldAsync(2090, Pair, hidden: "interne-werking");

        var page = await PageAsync(Chains);

        Assert.Null(page.QuerySelector("#samen-cijfers"));
        Assert.Null(page.QuerySelector("[aria-labelledby=eerst] .lines"));
    }

    [Fact]
    public async Task Without_a_published_wave_the_page_says_so_and_a_challenge_says_nothing()
    {
        await HeldAsync(2090, Pair, isPublished: false);

        var page = await PageAsync(Chains);

        Assert.Contains("Er is nog geen peiling met uitkomsten", page.QuerySelector("[aria-labelledby=samen]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await PageAsync("/uitdagingen/opschalen")).QuerySelector("[aria-labelledby=samen]"));
    }

    [Fact]
    public async Task What_came_first_from_wave_to_wave_is_told_and_few_the_other_way_round_are_not_counted_out()
    {
        await HeldAsync(2090, [.. Times(9, 1, Ticking("leiderschap")), .. Times(1, 10, Ticking("opschalen"))]);
        await HeldAsync(2091, [.. Times(9, 1, Ticking("opschalen")), .. Times(1, 10, Ticking("leiderschap"))]);

        var told = (await PageAsync(Chains)).QuerySelector("[aria-labelledby=eerst] .lines")!;
        var chain = (await PageAsync("/uitdagingen/leiderschap")).QuerySelector("[aria-labelledby=samen] .chain")!;

        Assert.Equal(["Leiderschap", "Groter worden"], told.QuerySelectorAll("a").Select(link => link.TextContent));
        Assert.Contains("Bij 9 collectieven kwam het in deze volgorde. Andersom bij minder dan 5.", told.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Hier ben je", "Vaak erna"], chain.QuerySelectorAll("li > span").Select(place => place.TextContent));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [Trait("Trust", "T29")]
    public async Task An_order_that_few_went_through_or_that_may_be_chance_is_not_told(int times)
    {
        await HeldAsync(2090, Times(times, 1, Ticking("leiderschap")));
        await HeldAsync(2091, Times(times, 1, Ticking("opschalen")));

        Assert.Null((await PageAsync(Chains)).QuerySelector("[aria-labelledby=eerst] .lines"));
    }

    [Fact]
    public async Task A_wave_that_is_not_published_is_no_moment()
    {
        await HeldAsync(2090, Times(9, 1, Ticking("leiderschap")));
        await HeldAsync(2091, Times(9, 1, Ticking("opschalen")), isPublished: false);

        Assert.Null((await PageAsync(Chains)).QuerySelector("[aria-labelledby=eerst] .lines"));
    }

    [Fact]
    public async Task What_played_before_what_plays_now_is_told_from_the_pages_of_collectives_and_again_when_one_changes()
    {
        await SaidAsync(Enumerable.Range(1, 9), "leiderschap", RecognitionState.Solved);
        await SaidAsync(Enumerable.Range(1, 8), "opschalen", RecognitionState.PlaysNow);
        var before = await PageAsync(Chains);

        await SaidAsync([9], "opschalen", RecognitionState.PlaysNow);
        var after = await PageAsync(Chains);

        Assert.Contains("Bij 8 collectieven kwam het in deze volgorde. Andersom bij geen.", before.QuerySelector("[aria-labelledby=eerst] .lines")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bij 9 collectieven", after.QuerySelector("[aria-labelledby=eerst] .lines")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collective_in_the_archive_does_not_count()
    {
        await SaidAsync(Enumerable.Range(1, 9), "leiderschap", RecognitionState.PlayedBefore);
        await SaidAsync(Enumerable.Range(1, 9), "opschalen", RecognitionState.PlaysNow);
        await InDatabaseAsync(db => db.Collectives.ExecuteUpdateAsync(set => set.SetProperty(one => one.Standing, CollectiveStanding.Archived), Cancel));

        Assert.Null((await PageAsync(Chains)).QuerySelector("[aria-labelledby=eerst] .lines"));
        Assert.Equal(HttpStatusCode.OK, (await Visitor.GetAsync("/uitdagingen/leiderschap", Cancel)).StatusCode);
    }
}
