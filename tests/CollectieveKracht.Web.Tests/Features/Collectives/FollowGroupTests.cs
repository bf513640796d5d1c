using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Follow;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

/// <summary>Following a sector, region or network: on its own page, on one's own page, and once a month by mail for who asked for that.</summary>
public sealed class FollowGroupTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Sector = "/volgen/sector/energie", Region = "/volgen/regio/limburg", FollowSector = "Volg deze sector";

    private readonly MovableClock _clock = new();

    protected override ValueTask BeginAsync()
    {
        Site.Additions.Add(services => services.AddSingleton<TimeProvider>(_clock));
        return base.BeginAsync();
    }

    [Theory]
    [InlineData("/sectoren/energie", "Volg deze sector", "/volgen/sector/energie")]
    [InlineData("/regio/limburg", "Volg deze regio", "/volgen/regio/limburg")]
    [InlineData("/netwerken/energie-samen", "Volg dit netwerk", "/volgen/netwerk/energie-samen")]
    public async Task The_page_of_a_group_leads_to_following_it_and_stays_the_same_for_everyone(string address, string button, string follow)
    {
        var page = await PageAsync(address);
        using var visitor = await Visitor.GetAsync(follow, Cancel);

        Assert.Equal(follow, page.QuerySelectorAll("main a.button").First(link => link.TextContent.Trim() == button).GetAttribute("href"));
        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Redirect, visitor.StatusCode);
        Assert.Contains("/inloggen", visitor.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_follows_sees_it_on_ones_own_page_and_stops_there()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var followed = await browser.SubmitAsync(Sector, FollowSector);
        var mine = (await browser.PageAsync("/voor-jou")).QuerySelector("[aria-labelledby=volgend]")!;
        using var stopped = await browser.SubmitAsync("/voor-jou", "Stop Energie");

        AssertLeadsTo(Sector, followed);
        Assert.Equal("/sectoren/energie", mine.QuerySelector("li a")!.GetAttribute("href"));
        AssertLeadsTo("/voor-jou", stopped);
        Assert.Equal(0, await FollowedAsync());
    }

    [Fact]
    public async Task Pressing_twice_stores_it_once()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));
        var open = await browser.PageAsync(Sector);

        using var once = await browser.PressAsync(open, Sector, FollowSector);
        using var twice = await browser.PressAsync(open, Sector, FollowSector);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, 1), (once.StatusCode, twice.StatusCode, await FollowedAsync()));
    }

    [Fact]
    public async Task Nobody_follows_more_than_fifty()
    {
        var anna = await NamedAsync("Anna");
        var browser = await SignedInAsync(anna);
        await InDatabaseAsync(async db =>
        {
            var slugs = await db.Regions.Where(region => region.Slug != "limburg").OrderBy(region => region.Code).Select(region => region.Slug).Take(50).ToListAsync(Cancel);
            db.AddRange(slugs.Select(slug => FollowedGroup.Begin(anna.Id, GroupKind.Region, slug, already: 0, _clock.GetUtcNow())));
            return await db.SaveChangesAsync(Cancel);
        });

        using var refused = await browser.SubmitAsync(Region, "Volg deze regio");

        Assert.Contains("Je volgt al 50", (await refused.PageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(50, await FollowedAsync());
    }

    [Theory]
    [InlineData("/volgen/sector/bestaat-niet")]
    [InlineData("/volgen/regio/nederland")]
    [InlineData("/volgen/netwerk/energie")]
    [InlineData("/volgen/collectief/energie")]
    [InlineData("/volgen/sector/Energie%20")]
    public async Task What_is_no_group_is_not_there(string address)
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var shown = await browser.GetAsync(address, Cancel);
        using var sent = await browser.SubmitToAsync(address, Sector, ("volg", "true"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, 0), (shown.StatusCode, sent.StatusCode, await FollowedAsync()));
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_a_token_nothing_is_followed()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var without = await browser.PostAsync(Sector, new FormUrlEncodedContent([new("volg", "true")]), Cancel);

        Assert.Equal((HttpStatusCode.BadRequest, 0), (without.StatusCode, await FollowedAsync()));
    }

    [Fact]
    public async Task Once_a_month_it_is_told_what_changed_and_nothing_when_nothing_did()
    {
        await FollowerAsync(await NamedAsync("Anna"), Sector);
        var atOnce = await TellAsync();
        await HappenAsync();
        var sameMonth = await TellAsync();
        NextMonth();

        var told = await TellAsync();
        var twice = await TellAsync();
        var mail = await MailAsync("anna@collectief.example", "group-news");
        NextMonth();
        var nothing = await TellAsync();

        // The month may turn between following and what happened: then it was told already, and only then.
        Assert.Equal((0, 1, 0, 0, 1), (atOnce, sameMonth + told, twice, nothing, await MailsAsync()));
        Assert.Contains("/sectoren/energie?peiling=peiling-2026", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Er kwam 1 collectief bij.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/vragen/wie-weet-dit", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/sectoren/energie?peiling=peiling-2026", mail.Html, StringComparison.Ordinal);
        Assert.NotNull(mail.Unsubscribe);
    }

    [Fact]
    public async Task The_mail_is_in_the_language_of_the_reader_and_names_articles_of_the_region()
    {
        var anna = await NamedAsync("Anna");
        await InDatabaseAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(person => person.Language, "en"), Cancel));
        await PublishAsync("voor-die-tijd");
        await FollowerAsync(anna, Region);
        _clock.MoveAhead(TimeSpan.FromHours(1));
        await PublishAsync("uit-limburg", title: "Een <i>nieuw</i> stuk");
        await PublishAsync("uit-drenthe", region: "drenthe");
        NextMonth();

        await TellAsync();
        var mail = await MailAsync("anna@collectief.example", "group-news");

        Assert.Contains("/en/kennis/uit-limburg", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Een &lt;i&gt;nieuw&lt;/i&gt; stuk", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("voor-die-tijd", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("uit-drenthe", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Trust", "T08")]
    public async Task What_a_follower_may_not_read_is_in_no_mail(bool mayRead)
    {
        var anna = await NamedAsync("Anna");
        var ours = await ListedAsync("Kwikstaart", people: (mayRead ? anna : await NamedAsync("Bram"), TeamRole.Contact));
        await FollowerAsync(anna, Region);
        _clock.MoveAhead(TimeSpan.FromHours(1));
        await PublishAsync("besloten", audience: Audience.OwnCollective(ours.Id), title: "Onder ons gehouden");
        NextMonth();

        Assert.Equal(mayRead ? 1 : 0, await TellAsync());
        Assert.Equal(mayRead ? 1 : 0, await MailsAsync());
    }

    [Fact]
    [Trait("Trust", "T30")]
    public async Task Nobody_gets_it_unasked_and_one_click_stops_it()
    {
        await FollowerAsync(await NamedAsync("Anna"), Sector);
        await FollowerAsync(await NamedAsync("Bram"), Sector, wantsMail: false);
        _clock.MoveAhead(TimeSpan.FromHours(1));
        await HappenAsync();
        NextMonth();
        var told = await TellAsync();
        var link = new Uri((await MailAsync("anna@collectief.example", "group-news")).Unsubscribe!).PathAndQuery;

        using var stopped = await Visitor.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Cancel);
        await AskAsync("nog-een-vraag", await ListedAsync("Bergeend"));
        NextMonth();
        await TellAsync();

        Assert.Equal((1, 1), (told, await MailsAsync()));
    }

    [Fact]
    [Trait("Trust", "T26")]
    [Trait("Trust", "T27")]
    public async Task What_one_follows_is_in_the_download_and_goes_with_the_account()
    {
        var browser = await FollowerAsync(await NamedAsync("Anna"), Sector);

        var data = await browser.GetStringAsync("/instellingen/gegevens?handler=Download", Cancel);
        using var erased = await browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", "anna@collectief.example"));

        Assert.Contains("\"slug\": \"energie\"", data, StringComparison.Ordinal);
        Assert.Equal(0, await FollowedAsync());
    }

    private async Task<HttpClient> FollowerAsync(Person person, string address, bool wantsMail = true)
    {
        var browser = await SignedInAsync(person);
        using var followed = await browser.SubmitToAsync(address, address, ("volg", "true"));
        Assert.Equal(HttpStatusCode.Redirect, followed.StatusCode);
        if (wantsMail) (await browser.SubmitAsync("/instellingen/meldingen", "Bewaar", ("onderwerp", MailTopics.Groups))).Dispose();
        return browser;
    }

    /// <summary>A wave is published, a collective listed and a question asked, all now.</summary>
    private async Task HappenAsync()
    {
        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", (12, "sector:energie challenge:leiderschap")));
        var other = await ListedAsync("Zilverreiger");
        var now = _clock.GetUtcNow();
        await InDatabaseAsync(db => db.Waves.Where(wave => wave.Slug == "peiling-2026").ExecuteUpdateAsync(set => set.SetProperty(wave => wave.PublishedAt, now), Cancel));
        await InDatabaseAsync(db => db.Collectives.Where(collective => collective.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(collective => collective.CreatedAt, now), Cancel));
        await AskAsync("wie-weet-dit", other);
    }

    private Task<int> PublishAsync(string slug, Audience? audience = null, string title = "Een nieuw stuk", string region = "limburg") => InDatabaseAsync(async db =>
    {
        await db.PublishAsync(slug, audience, title, region: region);
        var now = _clock.GetUtcNow();
        return await db.Articles.Where(article => article.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(a => a.FirstPublishedAt, now).SetProperty(a => a.LastPublishedAt, now), Cancel);
    });

    private Task AskAsync(string slug, Collective by) => ChangeAsync(async db => db.Add(new Domain.Conversation.Question(
        slug, "Wie weet dit?", "Tekst", "<p>Tekst</p>", await db.Collectives.SingleAsync(c => c.Id == by.Id, Cancel), [await db.Challenges.SingleAsync(c => c.Slug == "leiderschap", Cancel)], _clock.GetUtcNow())));

    /// <summary>So far that at least one first of the month lies between.</summary>
    private void NextMonth() => _clock.MoveAhead(TimeSpan.FromDays(32));

    private async Task<int> TellAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<TellFollowersOfGroups>(scope.ServiceProvider).TellAsync(Cancel);
    }

    private Task<int> MailsAsync() => InDatabaseAsync(db => db.OutboxMails.CountAsync(mail => mail.Kind == "group-news", Cancel));

    private Task<int> FollowedAsync() => InDatabaseAsync(db => db.FollowedGroups.CountAsync(Cancel));
}
