using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Moderation.Mails;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Moderation;

/// <summary>Reading what was sent in, deciding on it, taking that back, and what others see of it.</summary>
public sealed class ReviewTests(PostgresTemplate template) : ModerationTest(template)
{
    private const string Title = "Zo kregen we jongeren in het bestuur";

    private readonly MovableClock _clock = new();

    protected override ValueTask BeginAsync()
    {
        Site.Additions.Add(services => services.AddSingleton<TimeProvider>(_clock));
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_change_is_laid_beside_what_readers_see_with_what_changed_around_it()
    {
        var anna = await NamedAsync("Anna");
        var id = await ChangedAsync(anna, Title, "Wij begonnen groot.", Placed with { Challenges = ["opvolging"], Audience = Audience.Collectives });
        var browser = await ModeratorAsync();

        var difference = await browser.PageAsync($"/moderatie/{id.Value}");
        var beside = await browser.PageAsync($"/moderatie/{id.Value}?toon=naast");

        Assert.Equal("weggehaald: klein", Words(difference.QuerySelector(".diff del")!));
        Assert.Equal("toegevoegd: groot", Words(difference.QuerySelector(".diff ins")!));
        Assert.Contains("Het klopte niet meer.", difference.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var facts = difference.QuerySelector("[aria-labelledby=erbij]")!;
        Assert.Contains("Leiderschap", facts.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Collectieven"], facts.QuerySelectorAll("ins").Select(Words).Where(word => word.Contains("Collectieven", StringComparison.Ordinal)).Select(word => word.Replace("Toegevoegd: ", "", StringComparison.Ordinal)));
        Assert.Equal(2, beside.QuerySelectorAll("article .prose").Length);
        Assert.Null(difference.QuerySelector("input[name=besluit]"));
    }

    [Fact]
    public async Task A_published_text_is_found_at_once_and_its_author_has_a_mail_that_waits_for_second_thoughts()
    {
        var anna = await NamedAsync("Anna");
        var id = await SentInAsync(anna, Title);
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");

        using var decided = await DecideAsync(browser, id, Verdict.Publish, "Dank je wel.");

        AssertLeadsTo($"/moderatie?net={id.Value}", decided);
        Assert.Contains(Title, await Visitor.GetStringAsync("/kennis/zo-kregen-we-jongeren-in-het-bestuur", Cancel), StringComparison.Ordinal);
        Assert.Contains("/kennis/zo-kregen-we-jongeren-in-het-bestuur", await Visitor.GetStringAsync("/zoeken?q=jongeren+bestuur", Cancel), StringComparison.Ordinal);
        Assert.Equal([$"Je tekst is geplaatst: {Title}"], await MailsToAsync(anna));
        var mail = await MailAsync(anna.Email!, "moderation-decision");
        Assert.True(mail.DueAt >= mail.WrittenAt + Revision.TakeBackWithin);
        Assert.Contains("Dank je wel.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_decision_the_next_one_opens_by_itself_within_the_filter()
    {
        var (anna, now) = (await NamedAsync("Anna"), DateTimeOffset.UtcNow);
        Placement Of(string sector) => Placed with { Sectors = [sector] };
        var first = await SentInAsync(anna, "Energie een", Of("energie"), now.AddHours(-5));
        await SentInAsync(anna, "Cultuur", Of("cultuur"), now.AddHours(-4));
        var second = await SentInAsync(anna, "Energie twee", Of("energie"), now.AddHours(-3));
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie?sector=energie", "Begin met de oudste");

        using var decided = await browser.SubmitAsync(begun.Header("Location")!, "Besluit en ga door", ("besluit", nameof(Verdict.Reject)), ("reden", "Dit is reclame."));
        var next = await browser.PageAsync(decided.Header("Location")!);

        AssertLeadsTo($"/moderatie/{first.Value}?sector=energie", begun);
        AssertLeadsTo($"/moderatie/{second.Value}?sector=energie&net={first.Value}", decided);
        Assert.Contains("Afgewezen: Energie een", next.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(next.QuerySelector("input[name=besluit]"));
    }

    [Theory]
    [InlineData(Verdict.Publish)]
    [InlineData(Verdict.RequestChanges)]
    [InlineData(Verdict.Reject)]
    public async Task A_decision_is_taken_back_with_its_mail_and_what_readers_saw(Verdict verdict)
    {
        var anna = await NamedAsync("Anna");
        var id = await ChangedAsync(anna, Title, "Wij begonnen groot.", Placed with { Challenges = ["opvolging"], Audience = Audience.Collectives });
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");
        using var decided = await DecideAsync(browser, id, verdict, "Zo is het.");

        using var taken = await browser.SubmitAsync(decided.Header("Location")!, "Draai terug");

        AssertLeadsTo($"/moderatie/{id.Value}", taken);
        Assert.Equal(RevisionState.InReview, (await FindAsync(id)).State);
        Assert.Empty(await MailsToAsync(anna));
        Assert.Contains("Wij begonnen klein.", await Visitor.GetStringAsync("/kennis/zo-kregen-we-jongeren-in-het-bestuur", Cancel), StringComparison.Ordinal);
        Assert.Equal(["leiderschap"], await InDatabaseAsync(db => db.Articles.Where(article => article.Slug == "zo-kregen-we-jongeren-in-het-bestuur").SelectMany(article => article.Challenges).Select(challenge => challenge.Slug).ToListAsync(Cancel)));
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "take-back" && entry.SubjectId == id.Value, Cancel)));
    }

    [Fact]
    public async Task Taking_a_decision_back_leaves_the_mail_of_an_earlier_step_to_be_sent()
    {
        var anna = await NamedAsync("Anna");
        var id = await SentInAsync(anna, Title);
        await InDatabaseAsync(async db =>
        {
            var outbox = Site.Services.CreateScope().ServiceProvider.GetRequiredService<Outbox>();
            await new ModerationMail(ModerationStep.Received, Title, "/schrijven").WriteAsync(outbox, db, anna.Id, id.Value, Cancel);
            return await db.SaveChangesAsync(Cancel);
        });
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");
        using var decided = await DecideAsync(browser, id, Verdict.Reject, "Zo is het.");

        using var taken = await browser.SubmitAsync(decided.Header("Location")!, "Draai terug");

        Assert.Equal([MailState.Waiting], await InDatabaseAsync(db => db.OutboxMails.Where(mail => mail.About == id.Value).Select(mail => mail.State).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task What_an_earlier_release_recorded_has_words_on_the_pages_of_moderators_and_authors()
    {
        var anna = await NamedAsync("Anna");
        var id = await SentInAsync(anna, Title);
        await ChangeAsync(db =>
        {
            db.AuditEntries.Add(Entry("move", "Daarom."));
            db.AuditEntries.Add(Entry("move", "En daarom."));
            db.AuditEntries.Add(Entry("take-over"));
            return Task.CompletedTask;

            AuditEntry Entry(string act, string? why = null) => new(new DomainEvent("revision", id.Value, anna.Id, act, "InReview", "InReview", why), DateTimeOffset.UtcNow);
        });

        var moderator = await (await ModeratorAsync()).PageAsync($"/moderatie/{id.Value}");
        var author = await (await SignedInAsync(anna)).PageAsync("/schrijven");

        Assert.Contains("een stap verder of terug", moderator.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Step-", moderator.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Said-", author.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_ten_seconds_a_decision_stands()
    {
        var anna = await NamedAsync("Anna");
        var id = await SentInAsync(anna, Title);
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");
        using var decided = await DecideAsync(browser, id, Verdict.Reject, "Zo is het.");
        var page = await browser.PageAsync(decided.Header("Location")!);
        _clock.MoveAhead(Revision.TakeBackWithin + TimeSpan.FromSeconds(1));

        using var late = await browser.PressAsync(page, "/moderatie", "Draai terug");
        var after = await browser.PageAsync(decided.Header("Location")!);

        Assert.Contains("De tien seconden zijn voorbij.", (await late.PageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(after.QuerySelectorAll("button"), button => Words(button) == "Draai terug");
        Assert.Equal(RevisionState.Rejected, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task A_decision_needs_a_reason_and_keeps_what_was_chosen()
    {
        var id = await SentInAsync(await NamedAsync("Anna"));
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");

        using var without = await DecideAsync(browser, id, Verdict.Reject, " ");
        using var undecided = await browser.SubmitAsync($"/moderatie/{id.Value}", "Besluit en ga door", ("reden", "Zomaar."));
        var (page, other) = (await without.PageAsync(), await undecided.PageAsync());

        Assert.Equal("Geef een reden. De ander wil weten waarom.", Words(page.GetElementById("reden-fout")!));
        Assert.NotNull(page.QuerySelector("input[name=besluit][value=Reject][checked]"));
        Assert.Equal("Kies wat je besluit.", Words(other.GetElementById("besluit-fout")!));
        Assert.Equal("Zomaar.", other.QuerySelector("#reden")!.TextContent);
        Assert.Equal(RevisionState.InReview, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task A_ready_reason_is_given_in_the_language_of_the_text_with_what_was_added()
    {
        var anna = await NamedAsync("Anna");
        var id = await SentInAsync(anna, "A text in English", Placed with { Language = "en" });
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");
        var page = await browser.PageAsync($"/moderatie/{id.Value}");
        var ready = page.QuerySelectorAll("input[name=kant]").First(radio => Words(radio.ParentElement!) == "Bron ontbreekt").GetAttribute("value")!;

        using var decided = await browser.PressAsync(page, $"/moderatie/{id.Value}", "Besluit en ga door", ("besluit", nameof(Verdict.RequestChanges)), ("kant", ready), ("reden", "See step 2."));

        Assert.Equal("Where does this come from? Add the source, so that others can read it.\nSee step 2.", (await FindAsync(id)).DecisionReason);
    }

    [Fact]
    [Trait("Trust", "T42")]
    public async Task Of_two_moderators_at_once_one_takes_up_and_one_decides()
    {
        var anna = await NamedAsync("Anna");
        var ids = new List<RevisionId>();
        for (var number = 0; number < 12; number++) ids.Add(await SentInAsync(anna, $"Tekst {number}", at: DateTimeOffset.UtcNow.AddMinutes(number - 60)));
        var browsers = new[] { await ModeratorAsync("Hanna"), await ModeratorAsync("Otto"), await ModeratorAsync("Mia") };

        // Each works through the queue from the oldest on, all at the same time.
        var decided = await Task.WhenAll(browsers.Select(async browser =>
        {
            var mine = new List<Guid>();
            using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");
            for (var at = begun.Header("Location")!; at.StartsWith("/moderatie/", StringComparison.Ordinal);)
            {
                var id = Guid.Parse(at["/moderatie/".Length..].Split('?')[0]);
                using var answer = await browser.SubmitAsync(at, "Besluit en ga door", ("besluit", nameof(Verdict.RequestChanges)), ("reden", "Een vraag."));
                mine.Add(id);
                at = answer.Header("Location")!;
            }

            return mine;
        }));

        Assert.Equal(ids.Select(id => id.Value).Order(), decided.SelectMany(mine => mine).Order());
        Assert.Equal(12, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "request-changes", Cancel)));
    }

    [Fact]
    [Trait("Trust", "T42")]
    public async Task The_same_decision_sent_by_two_at_once_is_made_once()
    {
        var (anna, hanna) = (await NamedAsync("Anna"), await NamedAsync("Hanna", Role.Moderator));
        var id = await SentInAsync(anna, Title);
        var (one, other) = (await SignedInAsync(hanna, hasSecondFactor: true), await SignedInAsync(hanna, hasSecondFactor: true));
        using var begun = await one.SubmitAsync("/moderatie", "Begin met de oudste");
        var pages = new[] { (one, await one.PageAsync($"/moderatie/{id.Value}")), (other, await other.PageAsync($"/moderatie/{id.Value}")) };

        var answers = await Task.WhenAll(pages.Select(pair => pair.Item1.PressAsync(pair.Item2, $"/moderatie/{id.Value}", "Besluit en ga door", ("besluit", nameof(Verdict.Publish)), ("reden", "Goed."))));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Subject == "revision" && entry.Act == "publish", Cancel)));
        Assert.Single(await MailsToAsync(anna));
    }

    [Fact]
    public async Task A_claim_that_lapsed_is_taken_over_and_decides_nothing_for_who_had_it()
    {
        var id = await SentInAsync(await NamedAsync("Anna"), Title);
        var (hanna, otto) = (await ModeratorAsync("Hanna"), await ModeratorAsync("Otto"));
        using var begun = await hanna.SubmitAsync("/moderatie", "Begin met de oudste");
        var stale = await hanna.PageAsync($"/moderatie/{id.Value}");
        _clock.MoveAhead(Claim.Lasts);

        using var taken = await otto.SubmitAsync("/moderatie", "Begin met de oudste");
        using var late = await hanna.PressAsync(stale, $"/moderatie/{id.Value}", "Besluit en ga door", ("besluit", nameof(Verdict.Reject)), ("reden", "Te laat."));

        AssertLeadsTo($"/moderatie/{id.Value}", taken);
        Assert.Contains("Otto is bezig.", (await late.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RevisionState.InReview, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task Skipping_and_stopping_put_it_back_in_its_place()
    {
        var (anna, now) = (await NamedAsync("Anna"), DateTimeOffset.UtcNow);
        var first = await SentInAsync(anna, "Een", at: now.AddHours(-2));
        var second = await SentInAsync(anna, "Twee", at: now.AddHours(-1));
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");

        using var skipped = await browser.SubmitAsync($"/moderatie/{first.Value}", "Sla over S");
        using var stopped = await browser.SubmitAsync($"/moderatie/{second.Value}", "Stop");

        AssertLeadsTo($"/moderatie/{second.Value}", skipped);
        AssertLeadsTo("/moderatie", stopped);
        Assert.Equal(["Een", "Twee"], (await browser.PageAsync("/moderatie")).QuerySelectorAll("[data-row] th a").Select(link => link.TextContent));
        Assert.Equal([RevisionState.Submitted, RevisionState.Submitted], new[] { (await FindAsync(first)).State, (await FindAsync(second)).State });
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task Notes_are_for_moderators_only()
    {
        var anna = await NamedAsync("Anna");
        var id = await SentInAsync(anna, Title);
        var (hanna, otto) = (await ModeratorAsync("Hanna"), await ModeratorAsync("Otto"));

        using var empty = await hanna.SubmitAsync($"/moderatie/{id.Value}", "Bewaar notitie", ("notitie", " "));
        using var saved = await hanna.SubmitAsync($"/moderatie/{id.Value}", "Bewaar notitie", ("notitie", "Kijk <b>ook</b> naar de bron."));
        var seen = await otto.PageAsync($"/moderatie/{id.Value}");
        var own = await (await SignedInAsync(anna)).PageAsync("/schrijven");

        Assert.Equal("Schrijf een notitie van hoogstens duizend tekens.", Words((await empty.PageAsync()).GetElementById("notitie-fout")!));
        Assert.Contains("Kijk <b>ook</b> naar de bron.", seen.QuerySelector("[aria-labelledby=notities]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("naar de bron", own.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_trusted_author_published_at_once_is_accepted_or_makes_way_for_what_was_there()
    {
        var anna = await NamedAsync("Anna");
        var (fine, wrong) = (await PublishedAtOnceAsync(anna, "In orde"), await PublishedAtOnceAsync(anna, "Niet in orde"));
        var browser = await ModeratorAsync();

        using var taken = await browser.SubmitAsync($"/moderatie/{fine.Value}", "Neem dit op");
        using var accepted = await DecideAsync(browser, fine, Verdict.Publish, "Prima.");
        using var rejected = await DecideAsync(browser, wrong, Verdict.Reject, "Dit is reclame.");

        Assert.Equal((RevisionState.Published, false), ((await FindAsync(fine)).State, (await FindAsync(fine)).AwaitsLook));
        Assert.Equal(HttpStatusCode.OK, (await Visitor.GetAsync("/kennis/in-orde", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor.GetAsync("/kennis/niet-in-orde", Cancel)).StatusCode);
        Assert.DoesNotContain("Niet in orde", await Visitor.GetStringAsync("/kennis", Cancel), StringComparison.Ordinal);
        Assert.Equal(["We plaatsen dit niet: Niet in orde"], await MailsToAsync(anna));
    }

    [Fact]
    public async Task What_a_moderator_mends_is_shown_to_the_author_and_to_nobody_else()
    {
        var anna = await NamedAsync("Anna");
        var id = await SentInAsync(anna, Title);
        var browser = await ModeratorAsync();
        using var begun = await browser.SubmitAsync("/moderatie", "Begin met de oudste");

        using var empty = await browser.SubmitAsync($"/moderatie/{id.Value}/bewerken", "Bewaar", ("titel", " "));
        using var mended = await browser.SubmitAsync($"/moderatie/{id.Value}/bewerken", "Bewaar", ("tekst", "Wij begonnen heel klein."));
        using var decided = await DecideAsync(browser, id, Verdict.Publish, "Dank je wel.");
        var own = await (await SignedInAsync(anna)).PageAsync($"/schrijven/veranderd/{id.Value}");
        using var stranger = await (await SignedInAsync(await NamedAsync("Stella"))).GetAsync($"/schrijven/veranderd/{id.Value}", Cancel);

        Assert.NotNull((await empty.PageAsync()).GetElementById("titel-fout"));
        AssertLeadsTo($"/moderatie/{id.Value}", mended);
        Assert.Equal("toegevoegd: heel", Words(own.QuerySelector("ins")!));
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
        Assert.Contains("heel klein", await Visitor.GetStringAsync("/kennis/zo-kregen-we-jongeren-in-het-bestuur", Cancel), StringComparison.Ordinal);
        Assert.Contains("De moderator veranderde iets kleins", (await MailAsync(anna.Email!, "moderation-decision")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_are_added_changed_and_retired_and_each_leaves_an_entry()
    {
        var browser = await ModeratorAsync();

        using var empty = await browser.SubmitAsync("/beheer/redenen", "Voeg toe", ("naam", "Alleen Nederlands"));
        using var added = await browser.SubmitAsync("/beheer/redenen", "Voeg toe", ("besluit", nameof(Verdict.Reject)), ("naam", "Te kort"), ("name", "Too short"), ("tekst", "Dit is erg kort."), ("text", "This is very short."));
        var page = await browser.PageAsync("/beheer/redenen");
        var id = await InDatabaseAsync(db => db.ReadyReasons.Where(reason => reason.Name.Nl == "Te kort").Select(reason => reason.Id).SingleAsync(Cancel));
        using var retired = await browser.SubmitToAsync("/beheer/redenen?handler=Retire", "/beheer/redenen", ("wat", id.Value.ToString()));

        Assert.Equal("Geef een korte naam in beide talen, van hoogstens zestig tekens.", Words((await empty.PageAsync()).QuerySelector(".field-error")!));
        AssertLeadsTo("/beheer/redenen?gedaan=ja", added);
        Assert.Contains("Te kort", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True(await InDatabaseAsync(db => db.ReadyReasons.Where(reason => reason.Id == id).Select(reason => reason.IsRetired).SingleAsync(Cancel)));
        Assert.Equal(["add", "retire"], await InDatabaseAsync(db => db.AuditEntries.Where(entry => entry.SubjectId == id.Value).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Cancel)));
    }

    private Task<RevisionId> PublishedAtOnceAsync(Person author, string title) => InDatabaseAsync(async db =>
    {
        var article = db.Add(NewArticle(author, Slug.From(title))).Entity;
        var revision = Draft(article, author, title, Placed);
        await db.SaveChangesAsync(Cancel);
        var challenge = await db.Challenges.SingleAsync(known => known.Slug == "leiderschap", Cancel);
        article.PublishAtOnce(revision, author.Id, AuthorRecord.Of(Enumerable.Repeat(true, AuthorRecord.TrustedAfter)), [], DateTimeOffset.UtcNow, new([challenge], [], []));
        await db.SaveChangesAsync(Cancel);
        return revision.Id;
    });

    private static Task<HttpResponseMessage> DecideAsync(HttpClient browser, RevisionId id, Verdict verdict, string reason) =>
        browser.SubmitAsync($"/moderatie/{id.Value}", "Besluit en ga door", ("besluit", verdict.ToString()), ("reden", reason));

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
