using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Surveys;

/// <summary>What a collective sees once it sent its answers in.</summary>
public sealed class OutcomeTests(PostgresTemplate template) : SurveyTest(template)
{
    private static readonly string Outcome = At("uitkomst");

    [Fact]
    [Trait("Trust", "T08")]
    public async Task Only_the_people_of_the_collective_see_it()
    {
        await SentInAsync("leiderschap");
        var (carla, dirk, visitor) = (await SignedInAsync(Carla), await SignedInAsync(Dirk), Visitor);

        using var own = await carla.GetAsync(Outcome, Cancel);
        using var other = await dirk.GetAsync(Outcome, Cancel);
        using var nobody = await visitor.GetAsync(Outcome, Cancel);
        using var unsent = await dirk.GetAsync(At("uitkomst", "bergeend"), Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (own.StatusCode, other.StatusCode));
        Assert.StartsWith("/inloggen?terug=", nobody.Header("Location"), StringComparison.Ordinal);
        AssertLeadsTo(Start, unsent);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task While_fewer_were_counted_than_are_told_of_there_are_no_figures()
    {
        await OthersAsync(4, "Meerkoet", "leiderschap");
        var page = await SentInAsync("leiderschap");

        Assert.Contains("Nog te weinig collectieven", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".comparison"));
        Assert.DoesNotContain("%", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task Shares_and_the_headline_are_counted_and_small_groups_are_not_shown()
    {
        await OthersAsync(8, "Meerkoet", "leiderschap", "opschalen");
        await OthersAsync(3, "Waterhoen", "businessmodel");
        await SentInAsync("leiderschap", "businessmodel");
        await CloseAsync();
        await CountAsync();

        var page = await (await SignedInAsync(Carla)).PageAsync(Outcome);

        // 12 were counted: 9 of them leadership, 8 scaling up, and 4 the business model.
        Assert.Equal("Jullie staan er niet alleen voor", page.Heading());
        Assert.Contains("Jullie noemden 2 uitdagingen. Eén daarvan herkent meer dan een derde", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("n = 12, geteld op", page.QuerySelector("[aria-labelledby=naast]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("75%", Value(Row(page, "Leiderschap")));
        Assert.True(Row(page, "Leiderschap").ClassList.Contains("own"));
        Assert.NotNull(Row(page, "Leiderschap").QuerySelector("a[href='/uitdagingen/leiderschap/kennis']"));
        var small = page.QuerySelectorAll(".comparison li").Single(row => row.QuerySelector("b") is null);
        Assert.True(small.ClassList.Contains("own"));
        Assert.Contains("minder dan 5", small.TextContent, StringComparison.Ordinal);
        Assert.Null(small.QuerySelector(".full"));
        Assert.Null(small.QuerySelector(".tick"));
        Assert.DoesNotContain("33%", page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_compared_with_all_with_its_sector_and_with_its_size_by_links()
    {
        await OthersAsync(11, "Meerkoet", "leiderschap");
        await SentInAsync("leiderschap");
        await CloseAsync();
        await CountAsync();
        var browser = await SignedInAsync(Anna);

        var page = await browser.PageAsync(Outcome);
        var sector = await browser.PageAsync($"{Outcome}&naast=sector");

        Assert.Equal([$"{Outcome}#naast", $"{Outcome}&naast=sector#naast", $"{Outcome}&naast=omvang#naast"], page.QuerySelectorAll(".chips a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Alle collectieven (12)", page.QuerySelector(".chips [aria-current]")!.TextContent.Trim());
        Assert.Contains("in jullie sector 100%", Row(page, "Leiderschap").TextContent, StringComparison.Ordinal);
        Assert.Equal("Onze sector (12)", sector.QuerySelector(".chips [aria-current]")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector(".own-stone .own"));
        Assert.StartsWith("mailto:?subject=", page.QuerySelector("main a[href^=mailto]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task A_next_step_is_nothing_that_the_reader_may_not_see()
    {
        var stranger = await ListedAsync("Grutto");
        await PublishAsync("alleen-voor-grutto", Audience.OwnCollective(stranger.Id));
        await SentInAsync("ledenbinding");
        var before = await (await SignedInAsync(Anna)).PageAsync(Outcome);
        await PublishAsync("voor-iedereen", Audience.Public);

        var page = await (await SignedInAsync(Anna)).PageAsync(Outcome);

        Assert.Null(before.QuerySelector("main a[href='/kennis/alleen-voor-grutto']"));
        Assert.NotNull(page.QuerySelector("main a[href='/kennis/voor-iedereen']"));
        Assert.NotNull(page.QuerySelector("main .card a[href^='/collectieven/']"));
    }

    [Fact]
    public async Task Who_ticked_nothing_is_told_so_kindly()
    {
        await OthersAsync(11, "Meerkoet", "leiderschap");
        var page = await SentInAsync();

        Assert.Equal("Jullie doen mee", page.Heading());
    }

    /// <summary>Our collective answers with these challenges and sends in; gives the page that follows.</summary>
    private async Task<IHtmlDocument> SentInAsync(params string[] challenges)
    {
        await ChangeAsync(async db =>
        {
            var wave = await db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).SingleAsync(known => known.Slug == "peiling-2026", Cancel);
            var ours = await db.Collectives.Include(c => c.Municipality).Include(c => c.Sector).Include(c => c.Activities).Include(c => c.LegalForm).Include(c => c.WorkingArea).Include(c => c.SizeClass)
                .AsSplitQuery().SingleAsync(c => c.Id == Ours.Id, Cancel);
            db.Add(wave.Answered(ours, Anna.Id, SurveySteps.Opening, challenges));
        });
        await CountAsync();
        return await (await SignedInAsync(Anna)).PageAsync(Outcome);
    }

    /// <summary>An article on what we tick, newer than all others.</summary>
    private async Task PublishAsync(string slug, Audience audience)
    {
        await ChangeAsync(db => db.PublishAsync(slug, audience, challenge: "ledenbinding"));
        await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.NewestAt, DateTimeOffset.UtcNow), Cancel));
    }

    private static IElement Row(IHtmlDocument page, string challenge) => page.QuerySelectorAll(".comparison li").Single(row => row.QuerySelector(".comparison-name")!.TextContent.StartsWith(challenge, StringComparison.Ordinal));

    private static string Value(IElement row) => row.QuerySelector(".comparison-value b")!.TextContent.Trim();
}
