using System.Net;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Tests.Features.Collectives;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.ForYou;

/// <summary>What someone finds on their own page.</summary>
public sealed class ForYouTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Page = "/voor-jou";

    private readonly CommandCounter _counter = new();

    protected override ValueTask BeginAsync()
    {
        Site.Additions.Add(services => services.ConfigureDbContext<PlatformDb>(options => options.AddInterceptors(_counter)));
        return base.BeginAsync();
    }

    [Fact]
    public async Task Who_is_new_finds_where_to_begin()
    {
        var page = await (await SignedInAsync(await NamedAsync("Anna"))).PageAsync(Page);

        Assert.Contains("Je volgt nog niets", page.QuerySelector("[aria-labelledby=volgend]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Je deelde nog niets", page.QuerySelector("[aria-labelledby=bijdragen]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Doe je mee met een collectief?", page.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#straks"));
    }

    [Fact]
    public async Task What_asks_something_stands_in_order_of_urgency()
    {
        var (anna, bram, carla) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Carla"));
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        await ListedAsync("Bergeend", people: (bram, TeamRole.Contact));
        await InDatabaseAsync(db => db.Collectives.Where(c => c.Slug == "kwikstaart").ExecuteUpdateAsync(set => set.SetProperty(c => c.AskedAt, DateTimeOffset.UtcNow.AddDays(-1)), Cancel));
        using var invited = await (await SignedInAsync(bram)).SubmitAsync("/ons-collectief/bergeend/mensen", "Stuur een uitnodiging", ("adres", "ANNA@collectief.example"), ("rol", "Member"));
        using var asked = await (await SignedInAsync(carla)).SubmitAsync("/collectieven/kwikstaart/meedoen", "Vraag of ik mee mag doen", ("wie", "Ik ben lid."));

        var page = await (await SignedInAsync(anna)).PageAsync(Page);

        Assert.Equal(
            ["Bram nodigt je uit", "Klopt jullie pagina nog?", "Jullie profiel is nog niet af", "Carla wil meedoen met jullie collectief"],
            page.QuerySelectorAll("[aria-labelledby=aandacht] li b").Select(line => line.TextContent));
    }

    [Fact]
    public async Task Who_was_invited_by_mail_says_yes_from_here_and_nobody_else_does()
    {
        var (anna, bram, carla) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Carla"));
        var theirs = await ListedAsync("Bergeend", people: (bram, TeamRole.Contact));
        using var invited = await (await SignedInAsync(bram)).SubmitAsync("/ons-collectief/bergeend/mensen", "Stuur een uitnodiging", ("adres", "anna@collectief.example"), ("rol", "Editor"));
        var browser = await SignedInAsync(anna);
        var link = (await browser.PageAsync(Page)).QuerySelector("[aria-labelledby=aandacht] a")!.GetAttribute("href")!;

        var stranger = await (await SignedInAsync(carla)).PageAsync(link);
        using var accepted = await browser.SubmitAsync(link, "Ja, ik doe mee");

        Assert.Null(stranger.QuerySelector("main form"));
        AssertLeadsTo("/ons-collectief/bergeend?gedaan=welkom", accepted);
        Assert.Equal((TeamRole.Editor, null), (await RoleAsync(theirs, anna), await RoleAsync(theirs, carla)));
    }

    [Fact]
    public async Task Own_contributions_say_who_is_next()
    {
        var anna = await NamedAsync("Anna");
        var (ours, other) = (await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact)), await ListedAsync("Bergeend"));
        await ChangeAsync(async db =>
        {
            await db.PublishAsync("van-anna", title: "Wat Anna schreef", author: await db.Accounts.SingleAsync(account => account.Id == anna.Id, Cancel));
            var question = new Domain.Conversation.Question("onze-vraag", "Wie weet dit?", "Tekst", "<p>Tekst</p>", await db.Collectives.SingleAsync(c => c.Id == ours.Id, Cancel), [], DateTimeOffset.UtcNow);
            question.Reply(await db.Collectives.SingleAsync(c => c.Id == other.Id, Cancel), "Wij.", "<p>Wij.</p>", DateTimeOffset.UtcNow);
            db.Add(question);
        });

        var own = (await (await SignedInAsync(anna)).PageAsync(Page)).QuerySelectorAll("[aria-labelledby=bijdragen] li").Select(line => line.TextContent).ToList();

        Assert.Contains(own, line => line.Contains("Wat Anna schreef", StringComparison.Ordinal) && line.Contains("Niemand hoeft iets te doen", StringComparison.Ordinal));
        Assert.Contains(own, line => line.Contains("Wie weet dit?", StringComparison.Ordinal) && line.Contains("Jullie zijn aan zet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_tends_to_follow_on_what_plays_is_named()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        var first = (await PageAsync("/kettingen/van-geld-naar-regels")).QuerySelectorAll("main a[href^='/uitdagingen/']").Select(link => link.GetAttribute("href")!.Split('/')[2]).First(slug => slug != "groep");
        var browser = await SignedInAsync(anna);
        using var played = await browser.SubmitAsync($"/uitdagingen/{first}", "Dit speelt bij ons");

        var page = await browser.PageAsync(Page);

        Assert.NotEmpty(page.QuerySelectorAll("[aria-labelledby=straks] a"));
        Assert.DoesNotContain("Waar jullie tegenaan lopen", page.QuerySelector("[aria-labelledby=profiel-kwikstaart]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_the_database_no_more_for_who_has_more()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        var browser = await SignedInAsync(anna);
        using var played = await browser.SubmitAsync("/uitdagingen/leiderschap", "Dit speelt bij ons");
        using var followed = await browser.SubmitAsync("/uitdagingen/leiderschap", "Volg deze uitdaging");
        var few = await CommandsAsync(browser);
        foreach (var name in new[] { "Bergeend", "Scholekster", "Tureluur" }) await ListedAsync(name, people: (anna, TeamRole.Contact));
        foreach (var slug in new[] { "opschalen", "vrijwilligers", "ledenbinding" }) (await browser.SubmitAsync($"/uitdagingen/{slug}", "Volg deze uitdaging")).Dispose();

        var many = await CommandsAsync(browser);

        Assert.Equal(few, many);
        Assert.InRange(many, 1, 24);
    }

    [Fact]
    [Trait("Trust", "T34")]
    public async Task The_page_is_sound_and_kept_by_nobody()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        var browser = await SignedInAsync(anna);
        using var followed = await browser.SubmitAsync("/uitdagingen/leiderschap", "Volg deze uitdaging");

        foreach (var address in new[]
                 {
                     Page, "/en/voor-jou", "/uitdagingen/leiderschap", "/uitdagingen/leiderschap/volgen", "/ons-collectief/kwikstaart", "/ons-collectief/kwikstaart/profiel/uitdagingen",
                     "/ons-collectief/kwikstaart/mensen", "/collectieven/kwikstaart/meedoen", "/instellingen/meldingen",
                 })
        {
            using var answer = await browser.GetAsync(address, Cancel);
            Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Header("Cache-Control")));
            Assert.Empty(Markup.FaultsIn(await answer.Content.ReadAsStringAsync(Cancel)));
        }
    }

    private async Task<int> CommandsAsync(HttpClient browser)
    {
        await browser.PageAsync(Page);
        var before = _counter.Count;
        await browser.PageAsync(Page);
        return _counter.Count - before;
    }
}
