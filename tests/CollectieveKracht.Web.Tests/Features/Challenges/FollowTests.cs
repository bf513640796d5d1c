using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges.Follow;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Tests.Features.Collectives;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Challenges;

/// <summary>Following a challenge: on its page, on one's own page, and by mail for who asked for that.</summary>
public sealed class FollowTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Challenge = "/uitdagingen/leiderschap", Follow = "Volg deze uitdaging";

    private readonly MovableClock _clock = new();

    protected override ValueTask BeginAsync()
    {
        Site.Additions.Add(services => services.AddSingleton<TimeProvider>(_clock));
        return base.BeginAsync();
    }

    [Fact]
    public async Task A_visitor_is_led_to_sign_in_and_back_to_the_page_which_is_the_same_for_all_visitors()
    {
        var page = await PageAsync($"{Challenge}/vragen");
        var button = page.QuerySelectorAll(".topic-actions a").First(link => link.TextContent.Trim() == Follow);
        using var kept = await Visitor.GetAsync(Challenge, Cancel);

        Assert.Equal("/inloggen?terug=%2Fuitdagingen%2Fleiderschap%2Fvragen", button.GetAttribute("href"));
        Assert.Null(page.QuerySelector(".topic-actions form"));
        Assert.NotNull(kept.Header("ETag"));
    }

    [Fact]
    public async Task One_follows_and_stops_and_is_back_where_one_was()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var followed = await browser.SubmitAsync($"{Challenge}/vragen", Follow);
        var page = await browser.PageAsync(Challenge);
        var forYou = await browser.PageAsync("/voor-jou");
        using var stopped = await browser.SubmitAsync(Challenge, "Je volgt dit Volg niet meer");

        AssertLeadsTo($"{Challenge}/vragen", followed);
        Assert.Contains("Je volgt dit", page.QuerySelector(".topic-actions")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Challenge, forYou.QuerySelector("[aria-labelledby=volgend] li a")!.GetAttribute("href"));
        AssertLeadsTo(Challenge, stopped);
        Assert.Equal(0, await FollowedAsync());
    }

    [Fact]
    public async Task Pressing_twice_stores_it_once()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));
        var open = await browser.PageAsync(Challenge);

        using var once = await browser.PressAsync(open, Challenge, Follow);
        using var twice = await browser.PressAsync(open, Challenge, Follow);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, 1), (once.StatusCode, twice.StatusCode, await FollowedAsync()));
    }

    [Theory]
    [InlineData("https://elders.example/")]
    [InlineData("//elders.example")]
    [Trait("Trust", "T15")]
    public async Task Nobody_is_led_off_the_site(string back)
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var answer = await browser.SubmitAsync(Challenge, Follow, ("terug", back));

        AssertLeadsTo("/", answer);
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_a_token_or_account_nothing_is_followed()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        using var without = await browser.PostAsync($"{Challenge}/volgen", new FormUrlEncodedContent([new("volg", "true")]), Cancel);
        using var visitor = await Visitor.PostAsync($"{Challenge}/volgen", new FormUrlEncodedContent([new("volg", "true")]), Cancel);
        using var unknown = await browser.SubmitToAsync("/uitdagingen/bestaat-niet/volgen", Challenge, ("volg", "true"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (without.StatusCode, unknown.StatusCode));
        Assert.NotEqual(HttpStatusCode.OK, visitor.StatusCode);
        Assert.Equal(0, await FollowedAsync());
    }

    [Fact]
    public async Task What_is_new_since_the_last_visit_is_counted_and_then_seen()
    {
        var browser = await FollowerAsync(await NamedAsync("Anna"));
        await browser.PageAsync("/voor-jou");
        _clock.MoveAhead(TimeSpan.FromDays(1));
        await PublishAsync("nieuw-stuk");

        var visit = await NewAsync(browser);
        var sameVisit = await NewAsync(browser);
        _clock.MoveAhead(TimeSpan.FromDays(1));
        var nextVisit = await NewAsync(browser);

        Assert.Equal(("1 nieuw", "1 nieuw", null), (visit, sameVisit, nextVisit));
    }

    [Theory]
    [InlineData("network", false)]
    [InlineData("network", true)]
    [InlineData("own", false)]
    [InlineData("own", true)]
    [InlineData("collectives", false)]
    [InlineData("collectives", true)]
    [Trait("Trust", "T08")]
    public async Task What_a_follower_may_not_read_is_neither_on_their_page_nor_in_a_count_nor_in_a_mail(string audience, bool mayRead)
    {
        var anna = await NamedAsync("Anna");
        var ours = await ListedAsync("Kwikstaart", people: (mayRead ? anna : await NamedAsync("Bram"), TeamRole.Contact));
        var network = await InDatabaseAsync(db => db.Networks.OrderBy(known => known.Slug).FirstAsync(Cancel));
        await ChangeAsync(async db => (await db.Collectives.Include(c => c.Networks).SingleAsync(c => c.Id == ours.Id, Cancel)).Join(await db.Networks.SingleAsync(n => n.Id == network.Id, Cancel)));
        var browser = await FollowerAsync(anna, wantsMail: true);
        await browser.PageAsync("/voor-jou");
        _clock.MoveAhead(TimeSpan.FromDays(1));
        await PublishAsync("besloten", audience switch { "network" => Audience.Network(network.Id), "own" => Audience.OwnCollective(ours.Id), _ => Audience.Collectives }, "Onder ons gehouden");

        var page = await browser.PageAsync("/voor-jou");
        _clock.MoveAhead(TimeSpan.FromHours(1));
        var told = await TellAsync();

        Assert.Equal(mayRead, page.QuerySelector("main")!.TextContent.Contains("Onder ons gehouden", StringComparison.Ordinal));
        Assert.Equal(mayRead ? "1 nieuw" : null, page.QuerySelector("[aria-labelledby=volgend] .label")?.TextContent);
        Assert.Equal(mayRead ? 1 : 0, told);
        Assert.Equal(mayRead ? 1 : 0, await NewsMailsAsync());
    }

    [Fact]
    [Trait("Trust", "T30")]
    public async Task Nobody_gets_mail_unasked()
    {
        await FollowerAsync(await NamedAsync("Anna"));
        _clock.MoveAhead(TimeSpan.FromDays(1));
        await PublishAsync("nieuw-stuk");
        _clock.MoveAhead(TimeSpan.FromHours(1));

        Assert.Equal((0, 0), (await TellAsync(), await NewsMailsAsync()));
    }

    [Fact]
    public async Task Each_item_is_told_once_in_the_language_of_the_reader_and_nothing_when_nothing_is_new()
    {
        var anna = await NamedAsync("Anna");
        await InDatabaseAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(person => person.Language, "en"), Cancel));
        await PublishAsync("voor-die-tijd");
        await FollowerAsync(anna, wantsMail: true);
        var nothing = await TellAsync();
        _clock.MoveAhead(TimeSpan.FromDays(1));
        await PublishAsync("nieuw-stuk", title: "Een <i>nieuw</i> stuk");
        _clock.MoveAhead(TimeSpan.FromHours(1));

        var first = await TellAsync();
        var twice = await TellAsync();
        var mail = await MailAsync("anna@collectief.example", "followed-news");

        Assert.Equal((0, 1, 0, 1), (nothing, first, twice, await NewsMailsAsync()));
        Assert.Contains("/en/kennis/nieuw-stuk", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Een &lt;i&gt;nieuw&lt;/i&gt; stuk", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("voor-die-tijd", mail.Text, StringComparison.Ordinal);
        Assert.NotNull(mail.Unsubscribe);
    }

    [Fact]
    public async Task Questions_are_told_too_but_not_those_of_ones_own_collective()
    {
        var anna = await NamedAsync("Anna");
        var (ours, other) = (await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact)), await ListedAsync("Bergeend"));
        await FollowerAsync(anna, wantsMail: true);
        _clock.MoveAhead(TimeSpan.FromDays(1));
        await AskAsync("van-ons", ours);
        await AskAsync("van-een-ander", other);
        _clock.MoveAhead(TimeSpan.FromHours(1));

        await TellAsync();
        var text = (await MailAsync("anna@collectief.example", "followed-news")).Text;

        Assert.Contains("/vragen/van-een-ander", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/vragen/van-ons", text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T30")]
    public async Task One_click_in_the_mail_withdraws_and_the_settings_say_so()
    {
        var browser = await FollowerAsync(await NamedAsync("Anna"), wantsMail: true);
        _clock.MoveAhead(TimeSpan.FromDays(1));
        await PublishAsync("nieuw-stuk");
        _clock.MoveAhead(TimeSpan.FromHours(1));
        await TellAsync();
        var link = new Uri((await MailAsync("anna@collectief.example", "followed-news")).Unsubscribe!).PathAndQuery;

        using var stopped = await Visitor.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Cancel);
        _clock.MoveAhead(TimeSpan.FromDays(7));
        await PublishAsync("nog-een-stuk");
        _clock.MoveAhead(TimeSpan.FromHours(1));
        await TellAsync();

        Assert.Equal(1, await NewsMailsAsync());
        Assert.DoesNotContain(MailTopics.Followed, Ticked(await browser.PageAsync("/instellingen/meldingen")));
    }

    [Fact]
    [Trait("Trust", "T30")]
    public async Task Consent_is_given_and_withdrawn_by_itself_on_the_settings()
    {
        var browser = await FollowerAsync(await NamedAsync("Anna"));
        var before = Ticked(await browser.PageAsync("/instellingen/meldingen"));

        using var given = await browser.SubmitAsync("/instellingen/meldingen", "Bewaar", ("onderwerp", MailTopics.Followed));
        var after = Ticked(await browser.PageAsync("/instellingen/meldingen"));
        using var withdrawn = await browser.SubmitAsync("/instellingen/meldingen", "Bewaar", ("onderwerp", MailTopics.Profile));

        Assert.Equal([MailTopics.Profile, MailTopics.Survey, MailTopics.Export], before);
        Assert.Equal([MailTopics.Followed], after);
        Assert.Equal([MailTopics.Profile], Ticked(await browser.PageAsync("/instellingen/meldingen")));
        Assert.Equal(0, await InDatabaseAsync(db => db.MailConsents.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_retired_challenge_says_so_brings_nothing_and_can_be_let_go()
    {
        var browser = await FollowerAsync(await NamedAsync("Anna"), wantsMail: true);
        _clock.MoveAhead(TimeSpan.FromDays(1));
        await PublishAsync("nieuw-stuk");
        await ChangeAsync(async db => (await db.Challenges.SingleAsync(c => c.Slug == "leiderschap", Cancel)).Retire((await db.Accounts.FirstAsync(Cancel)).Id, "Samengevoegd."));
        _clock.MoveAhead(TimeSpan.FromHours(1));

        var told = await TellAsync();
        var list = (await browser.PageAsync("/voor-jou")).QuerySelector("[aria-labelledby=volgend]")!;
        using var stopped = await browser.SubmitAsync("/voor-jou", "Volg niet meer Leiderschap");
        using var again = await browser.SubmitToAsync($"{Challenge}/volgen", "/instellingen", ("volg", "true"));

        Assert.Equal(0, told);
        Assert.Contains("wordt niet meer gebruikt", list.TextContent, StringComparison.Ordinal);
        Assert.Null(list.QuerySelector("li a"));
        AssertLeadsTo("/voor-jou", stopped);
        Assert.Equal((HttpStatusCode.NotFound, 0), (again.StatusCode, await FollowedAsync()));
    }

    [Fact]
    [Trait("Trust", "T26")]
    [Trait("Trust", "T27")]
    public async Task What_one_follows_is_in_the_download_and_goes_with_the_account()
    {
        var anna = await NamedAsync("Anna");
        var browser = await FollowerAsync(anna, wantsMail: true);

        var data = await browser.GetStringAsync("/instellingen/gegevens?handler=Download", Cancel);
        using var erased = await browser.SubmitAsync("/instellingen/gegevens", "Verwijder mijn account", ("adres", "anna@collectief.example"));

        Assert.Contains("\"slug\": \"leiderschap\"", data, StringComparison.Ordinal);
        Assert.Contains("\"topic\": \"Followed\"", data, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (await FollowedAsync(), await InDatabaseAsync(db => db.Followings.CountAsync(Cancel)), await InDatabaseAsync(db => db.MailConsents.CountAsync(Cancel))));
        Assert.Equal(0, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.After != null && entry.After.Contains("leiderschap") && entry.ActorId == anna.Id, Cancel)));
    }

    private async Task<HttpClient> FollowerAsync(Person person, bool wantsMail = false)
    {
        var browser = await SignedInAsync(person);
        using var followed = await browser.SubmitAsync(Challenge, Follow);
        Assert.Equal(HttpStatusCode.Redirect, followed.StatusCode);
        if (wantsMail) (await browser.SubmitAsync("/instellingen/meldingen", "Bewaar", ("onderwerp", MailTopics.Followed))).Dispose();
        return browser;
    }

    private static async Task<string?> NewAsync(HttpClient browser) => (await browser.PageAsync("/voor-jou")).QuerySelector("[aria-labelledby=volgend] .label")?.TextContent;

    private static IEnumerable<string?> Ticked(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("main input[type=checkbox][checked]").Select(box => box.GetAttribute("value"));

    /// <summary>An article that appears now.</summary>
    private Task<int> PublishAsync(string slug, Audience? audience = null, string title = "Een nieuw stuk") => InDatabaseAsync(async db =>
    {
        await db.PublishAsync(slug, audience, title);
        var now = _clock.GetUtcNow();
        await db.SearchEntries.Where(entry => entry.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.NewestAt, now), Cancel);
        return await db.Articles.Where(article => article.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(a => a.FirstPublishedAt, now).SetProperty(a => a.LastPublishedAt, now), Cancel);
    });

    private Task AskAsync(string slug, Collective by) => ChangeAsync(async db => db.Add(new Domain.Conversation.Question(
        slug, "Wie weet dit?", "Tekst", "<p>Tekst</p>", await db.Collectives.SingleAsync(c => c.Id == by.Id, Cancel), [await db.Challenges.SingleAsync(c => c.Slug == "leiderschap", Cancel)], _clock.GetUtcNow())));

    private async Task<int> TellAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<TellFollowers>(scope.ServiceProvider).TellAsync(Cancel);
    }

    private Task<int> NewsMailsAsync() => InDatabaseAsync(db => db.OutboxMails.CountAsync(mail => mail.Kind == "followed-news", Cancel));

    private Task<int> FollowedAsync() => InDatabaseAsync(db => db.FollowedChallenges.CountAsync(Cancel));
}
