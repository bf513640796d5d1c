using System.Net;
using AngleSharp.Dom;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Tests.Features.Collectives;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Challenges;

/// <summary>The question whether a collective recognises a challenge, on the page of the challenge and of an article about it.</summary>
public sealed class PollTests(PostgresTemplate template) : CollectiveTest(template)
{
    private const string Challenge = "/uitdagingen/leiderschap", Article = "/kennis/opvolging-in-je-bestuur", Answer = $"{Challenge}/herken";

    [Theory]
    [InlineData(Challenge)]
    [InlineData(Article)]
    [InlineData("/en/uitdagingen/leiderschap")]
    public async Task A_visitor_is_asked_to_sign_in_comes_back_to_the_question_and_sees_a_page_that_is_the_same_for_all(string address)
    {
        var poll = await PollAsync(Visitor, address);
        using var kept = await Visitor.GetAsync(address, Cancel);

        Assert.Equal($"/inloggen?terug={Uri.EscapeDataString(address)}%23herken", poll.QuerySelector("a.button")!.GetAttribute("href")!.Replace("/en/inloggen", "/inloggen", StringComparison.Ordinal));
        Assert.Null(poll.QuerySelector("form, .poll-answers"));
        Assert.NotNull(kept.Header("ETag"));
    }

    [Theory]
    [InlineData("Ja, dit speelt nu", RecognitionState.PlaysNow, "Speelt nu")]
    [InlineData("Speelde eerder", RecognitionState.PlayedBefore, "Speelde eerder")]
    [InlineData("Opgelost", RecognitionState.Solved, "Opgelost")]
    public async Task An_answer_is_kept_in_the_profile_and_its_history_and_then_shows_what_others_say(string button, RecognitionState state, string words)
    {
        var browser = await ContactAsync();
        var before = await PollAsync(browser, Challenge);
        var recognised = await InDatabaseAsync(db => db.Recognitions.CountAsync(r => r.Challenge.Slug == "leiderschap", Cancel));

        using var answered = await browser.SubmitAsync(Challenge, button);
        var poll = await PollAsync(browser, answered.Header("Location")!);

        Assert.Null(before.QuerySelector(".poll-answers"));
        AssertLeadsTo($"{Challenge}?voor=kwikstaart#herken", answered);
        Assert.Equal(state, await StateAsync("leiderschap"));
        Assert.Contains($"Kwikstaart: {words}.", poll.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(words, poll.QuerySelector(".label")!.Closest("li")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.StartsWith($"{recognised + 1} van de", poll.QuerySelector("p.small b")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("‘Uitdagingen’ veranderd", (await browser.PageAsync("/ons-collectief/kwikstaart/geschiedenis")).QuerySelector("main .parts li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_be_changed_and_taken_back()
    {
        var browser = await ContactAsync();

        using var before = await browser.SubmitAsync(Challenge, "Speelde eerder");
        using var now = await browser.SubmitAsync(Challenge, "Ja, dit speelt nu");
        var changed = await StateAsync("leiderschap");
        using var no = await browser.SubmitAsync(Challenge, "Nee");
        var poll = await PollAsync(browser, no.Header("Location")!);
        var later = await PollAsync(browser, Challenge);

        Assert.Equal((RecognitionState.PlaysNow, null), (changed, await StateAsync("leiderschap")));
        Assert.Contains("Kwikstaart: speelt niet.", poll.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(poll.QuerySelector(".poll-answers"));
        Assert.Null(poll.QuerySelector(".label"));
        Assert.Null(later.QuerySelector(".poll-answers, [role=status]"));
        Assert.Equal(3, await ChangesAsync());
    }

    [Fact]
    public async Task No_to_what_was_never_recognised_changes_nothing()
    {
        var browser = await ContactAsync();

        using var no = await browser.SubmitAsync(Challenge, "Nee");

        AssertLeadsTo($"{Challenge}?voor=kwikstaart#herken", no);
        Assert.Equal(0, await ChangesAsync());
    }

    [Fact]
    public async Task An_article_asks_about_its_first_challenge_and_leads_to_the_others()
    {
        var browser = await ContactAsync();
        var about = (await InDatabaseAsync(db => db.SearchEntries.Where(entry => entry.Slug == "opvolging-in-je-bestuur").Select(entry => entry.Facets).SingleAsync(Cancel)))
            .Where(facet => facet.StartsWith("uitdaging:", StringComparison.Ordinal)).Select(facet => facet.Split(':')[1]).ToList();
        var poll = await PollAsync(browser, Article);

        using var answered = await browser.SubmitAsync(Article, "Opgelost");
        var other = poll.QuerySelectorAll("a[href*='/herken']").Select(link => link.GetAttribute("href")!).FirstOrDefault();

        Assert.Equal($"/uitdagingen/{about[0]}", poll.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(RecognitionState.Solved, await StateAsync(about[0]));
        AssertLeadsTo($"{Article}?voor=kwikstaart#herken", answered);
        Assert.Equal(about.Count > 1 ? $"/uitdagingen/{about[1]}/herken?terug=%2Fkennis%2Fopvolging-in-je-bestuur%23herken" : null, other);
        if (other is null) return;

        using var chosen = await browser.SubmitAsync(other, "Speelde eerder");
        AssertLeadsTo($"{Article}?voor=kwikstaart#herken", chosen);
        Assert.Equal(RecognitionState.PlayedBefore, await StateAsync(about[1]));
    }

    [Fact]
    public async Task Who_keeps_several_chooses_for_which_they_answer()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        await ListedAsync("Bergeend", people: (anna, TeamRole.Contact));
        var browser = await SignedInAsync(anna);

        using var none = await browser.SubmitAsync(Challenge, "Opgelost");
        var asked = await none.PageAsync();
        using var one = await browser.PressAsync(asked, Answer, "Opgelost", ("collectief", "kwikstaart"));
        using var other = await browser.SubmitAsync(Challenge, "Ja, dit speelt nu", ("collectief", "bergeend"));
        var poll = await PollAsync(browser, other.Header("Location")!);

        Assert.Equal(HttpStatusCode.OK, none.StatusCode);
        Assert.Contains("Kies voor welk collectief", asked.GetElementById("collectief-fout")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((RecognitionState.Solved, RecognitionState.PlaysNow), (await StateAsync("leiderschap"), await StateAsync("leiderschap", "bergeend")));
        Assert.Equal(["Bergeend", "Kwikstaart"], poll.QuerySelectorAll(".label").Select(label => label.TextContent.Trim()));
        Assert.Equal("bergeend", poll.QuerySelector("option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task One_press_in_the_head_of_any_tab_says_that_it_plays()
    {
        var browser = await ContactAsync();

        using var pressed = await browser.SubmitAsync($"{Challenge}/vragen", "Dit speelt bij ons");

        AssertLeadsTo($"{Challenge}/vragen?voor=kwikstaart", pressed);
        Assert.Equal(RecognitionState.PlaysNow, await StateAsync("leiderschap"));
        Assert.Contains("Speelt nu bij Kwikstaart", (await browser.PageAsync(Challenge)).QuerySelector(".topic-actions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_told_who_can_answer_and_who_has_no_collective_where_to_find_one()
    {
        var (anna, bram, cor) = (await NamedAsync("Anna"), await NamedAsync("Bram"), await NamedAsync("Cor"));
        await ListedAsync("Kwikstaart", people: [(anna, TeamRole.Contact), (bram, TeamRole.Member)]);

        var member = await PollAsync(await SignedInAsync(bram), Challenge);
        var nobody = await PollAsync(await SignedInAsync(cor), Article);

        Assert.Contains("Bij Kwikstaart: Anna.", member.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", nobody.TextContent, StringComparison.Ordinal);
        Assert.NotNull(nobody.QuerySelector("a[href='/ons-collectief']"));
        Assert.All([member, nobody], poll => Assert.Null(poll.QuerySelector("form, .poll-answers")));
    }

    [Theory]
    [InlineData(TeamRole.Member)]
    [InlineData(null)]
    [Trait("Trust", "T09")]
    public async Task Who_does_not_keep_the_profile_says_nothing_for_it_also_with_a_forged_form(TeamRole? role)
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await ListedAsync("Kwikstaart", people: role is { } held ? [(anna, TeamRole.Contact), (bram, held)] : [(anna, TeamRole.Contact)]);
        var browser = await SignedInAsync(bram);

        using var forged = await browser.SubmitToAsync(Answer, Challenge, ("collectief", "kwikstaart"), ("antwoord", "opgelost"));
        using var nobodys = await browser.SubmitToAsync(Answer, Challenge, ("collectief", "bestaat-niet"), ("antwoord", "opgelost"));

        Assert.All([forged, nobodys], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.DoesNotContain("Kwikstaart", (await browser.PageAsync(Challenge)).QuerySelector(".topic-actions")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await StateAsync("leiderschap"));
    }

    [Theory]
    [InlineData("Solved")]
    [InlineData("")]
    [InlineData("2")]
    [Trait("Trust", "T10")]
    public async Task An_answer_that_is_none_is_asked_again_and_changes_nothing(string answer)
    {
        var browser = await ContactAsync();

        using var sent = await browser.SubmitToAsync(Answer, Challenge, ("collectief", "kwikstaart"), ("antwoord", answer), ("State", "2"));

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains("Kies een antwoord.", (await sent.PageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await StateAsync("leiderschap"));
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_its_token_nothing_is_said()
    {
        var browser = await ContactAsync();

        using var sent = await browser.PostAsync(Answer, new FormUrlEncodedContent([new("collectief", "kwikstaart"), new("antwoord", "opgelost")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Null(await StateAsync("leiderschap"));
    }

    [Fact]
    public async Task Nothing_is_asked_or_answered_about_a_challenge_that_was_retired_or_merged()
    {
        var browser = await ContactAsync();
        await ChangeAsync(async db =>
        {
            var by = (await db.Accounts.FirstAsync(Cancel)).Id;
            (await db.Challenges.SingleAsync(c => c.Slug == "leiderschap", Cancel)).Retire(by, "Niet meer nodig.");
            var (one, other) = (await db.Challenges.SingleAsync(c => c.Slug == "opschalen", Cancel), await db.Challenges.SingleAsync(c => c.Slug == "ledenbinding", Cancel));
            other.Merge(one, by, new Domain.Moderation.Reason("Hetzelfde."));
        });

        using var retired = await browser.SubmitToAsync(Answer, "/uitdagingen/vrijwilligers", ("collectief", "kwikstaart"), ("antwoord", "opgelost"));
        using var merged = await browser.SubmitToAsync("/uitdagingen/opschalen/herken", "/uitdagingen/vrijwilligers", ("collectief", "kwikstaart"), ("antwoord", "opgelost"));
        using var page = await browser.GetAsync(Answer, Cancel);

        Assert.All([retired, merged, page], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Null((await browser.PageAsync(Challenge)).QuerySelector(".poll"));
        Assert.Equal((null, null, null), (await StateAsync("leiderschap"), await StateAsync("opschalen"), await StateAsync("ledenbinding")));
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Pressing_many_times_at_once_says_it_once()
    {
        var browser = await ContactAsync();
        var open = await browser.PageAsync(Challenge);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => browser.PressAsync(open, Challenge, "Opgelost")));

        Assert.All(answers, answer => AssertLeadsTo($"{Challenge}?voor=kwikstaart#herken", answer));
        Assert.Equal((RecognitionState.Solved, 1), (await StateAsync("leiderschap"), await ChangesAsync()));
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory]
    [InlineData("https://elders.example/")]
    [InlineData("//elders.example")]
    [InlineData("/\\elders.example")]
    [Trait("Trust", "T15")]
    public async Task Nobody_is_led_off_the_site(string back)
    {
        var browser = await ContactAsync();

        using var answer = await browser.SubmitAsync(Challenge, "Opgelost", ("terug", back));

        AssertLeadsTo("/?voor=kwikstaart", answer);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task A_group_of_one_to_four_collectives_is_not_shown_as_a_figure()
    {
        var browser = await ContactAsync();
        await InDatabaseAsync(db => db.Recognitions.Where(r => r.Challenge.Slug == "leiderschap" && r.State == RecognitionState.Solved).ExecuteDeleteAsync(Cancel));

        using var answered = await browser.SubmitAsync(Challenge, "Opgelost");
        var rows = (await PollAsync(browser, Challenge)).QuerySelectorAll(".poll-answers li");

        Assert.Contains("niet getoond", rows[2].TextContent, StringComparison.Ordinal);
    }

    private static async Task<IElement> PollAsync(HttpClient browser, string address) => (await browser.PageAsync(address.Split('#')[0])).QuerySelector(".poll")!;

    private async Task<HttpClient> ContactAsync()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        return await SignedInAsync(anna);
    }

    private Task<RecognitionState?> StateAsync(string challenge, string collective = "kwikstaart") => InDatabaseAsync(db => db.Recognitions
        .Where(r => r.Collective.Slug == collective && r.Challenge.Slug == challenge).Select(r => (RecognitionState?)r.State).SingleOrDefaultAsync(Cancel));

    private Task<int> ChangesAsync() => InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "change-Challenges"
        && db.Collectives.Any(collective => collective.Slug == "kwikstaart" && (Guid)(object)collective.Id == entry.SubjectId), Cancel));
}
