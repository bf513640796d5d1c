using System.Net;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Moderation;

/// <summary>What an author may by what moderators decided before: publish at once, or less than others at first.</summary>
public sealed class TrustTests(PostgresTemplate template) : ModerationTest(template)
{
    private static readonly (string Name, string Value)[] Finished =
        [("titel", "Zo kregen we jongeren in het bestuur"), ("samenvatting", "Met een schaduwbestuur."), ("tekst", "We begonnen klein."), ("uitdaging", "leiderschap")];

    [Fact]
    public async Task Who_had_five_accepted_in_a_row_publishes_at_once_and_a_moderator_sees_it_afterwards()
    {
        var anna = await WriterAsync("Anna");
        await DecidedAsync(anna, accepted: 5);
        var browser = await SignedInAsync(anna);

        using var sent = await browser.SubmitAsync(Page(), "Plaats direct", Finished);
        var queue = await (await ModeratorAsync()).PageAsync("/moderatie?soort=achteraf");

        AssertLeadsTo("/schrijven?gedaan=geplaatst", sent);
        Assert.Equal(HttpStatusCode.OK, (await Visitor.GetAsync("/kennis/zo-kregen-we-jongeren-in-het-bestuur", Cancel)).StatusCode);
        Assert.Equal(["leiderschap"], await InDatabaseAsync(db => db.Articles.Where(article => article.Slug == "zo-kregen-we-jongeren-in-het-bestuur").SelectMany(article => article.Challenges).Select(challenge => challenge.Slug).ToListAsync(Cancel)));
        Assert.Contains("Staat er al", queue.QuerySelector("[data-row]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Je tekst staat op het platform: Zo kregen we jongeren in het bestuur"], await MailsToAsync(anna));
    }

    [Fact]
    public async Task A_rejection_ends_that()
    {
        var anna = await WriterAsync("Anna");
        await DecidedAsync(anna, accepted: 5);
        await DecidedAsync(anna, rejected: 1);

        using var sent = await (await SignedInAsync(anna)).SubmitAsync(Page(), "Stuur in", Finished);

        AssertLeadsTo("/schrijven?gedaan=ingestuurd", sent);
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor.GetAsync("/kennis/zo-kregen-we-jongeren-in-het-bestuur", Cancel)).StatusCode);
    }

    [Fact]
    [Trait("Trust", "T10")]
    public async Task Who_is_not_trusted_does_not_get_around_a_moderator()
    {
        var anna = await WriterAsync("Anna");
        await DecidedAsync(anna, accepted: 4);
        var browser = await SignedInAsync(anna);

        using var sent = await browser.SubmitAsync(Page(), "Stuur in", [.. Finished, ("plaats", "direct"), ("PublishesAtOnce", "true"), ("AwaitsLook", "true")]);

        AssertLeadsTo("/schrijven?gedaan=ingestuurd", sent);
        Assert.Equal(RevisionState.Submitted, await InDatabaseAsync(db => db.Revisions.Where(revision => revision.Title == Finished[0].Value).Select(revision => revision.State).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_new_author_is_told_that_there_are_too_many_links_and_keeps_the_text()
    {
        var browser = await SignedInAsync(await WriterAsync("Anna"));
        var links = string.Concat(Enumerable.Range(1, 6).Select(number => $"[link {number}](https://linde{number}.example) "));

        using var sent = await browser.SubmitAsync(Page(), "Stuur in", [.. Finished.Where(pair => pair.Name != "tekst"), ("tekst", links)]);
        var page = await sent.PageAsync();

        Assert.Contains("hoogstens vijf links", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("linde6.example", page.QuerySelector("#tekst")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await InDatabaseAsync(db => db.Revisions.CountAsync(revision => revision.Title == Finished[0].Value, Cancel)));
    }

    [Fact]
    public async Task A_new_author_sends_in_five_texts_a_day()
    {
        var anna = await WriterAsync("Anna");
        for (var number = 0; number < Signs.MostADayOfNewAuthor; number++) await SentInAsync(anna, $"Tekst {number}");
        var browser = await SignedInAsync(anna);

        using var sent = await browser.SubmitAsync(Page(), "Stuur in", Finished);

        Assert.Contains("Je stuurde vandaag al vijf teksten in.", (await sent.PageAsync()).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_out_is_noted_when_it_is_sent_in()
    {
        var (anna, bram) = (await WriterAsync("Anna"), await WriterAsync("Bram"));
        const string Text = "Wij kopen onze panelen altijd samen met de buurt in, want dan zijn ze een stuk goedkoper voor iedereen.";
        using var first = await (await SignedInAsync(anna)).SubmitAsync(Page(), "Stuur in", [.. Finished.Where(pair => pair.Name != "tekst"), ("tekst", Text)]);

        using var same = await (await SignedInAsync(bram)).SubmitAsync(Page(), "Stuur in", [("titel", "Samen inkopen"), ("samenvatting", "Kort."), ("uitdaging", "leiderschap"), ("tekst", Text)]);

        var signs = await InDatabaseAsync(db => db.Revisions.Where(revision => revision.Title == "Samen inkopen").Select(revision => revision.Signs).SingleAsync(Cancel));
        Assert.Equal([new(SignKind.FirstContribution, 1), new(SignKind.NewAccount, 0), new(SignKind.RepeatedText, 100)], signs);
    }

    private static string Page() => $"/schrijven/{Guid.CreateVersion7()}?soort=ervaring";

    private async Task<Person> WriterAsync(string name)
    {
        var person = await NamedAsync(name);
        await ListedAsync($"Collectief van {name}", people: [(person, TeamRole.Contact)]);
        return person;
    }

    private Task DecidedAsync(Person author, int accepted = 0, int rejected = 0) => ChangeAsync(async db =>
    {
        var moderator = As(await NamedAsync($"Mo{Guid.NewGuid():N}"[..12], Domain.Accounts.Role.Moderator));
        for (var number = 0; number < accepted + rejected; number++)
        {
            var article = db.Add(NewArticle(author, $"eerder-{Guid.NewGuid():N}")).Entity;
            var revision = Draft(article, author, $"Eerder {number}", placement: null);
            await db.SaveChangesAsync(Cancel);
            var now = DateTimeOffset.UtcNow.AddDays(-2).AddSeconds(number + rejected);
            revision.Submit(author.Id, now);
            revision.TakeUp(moderator, now);
            if (number < accepted) article.Publish(revision, moderator, new Reason("Goed."), now);
            else article.Reject(revision, moderator, new Reason("Reclame."), now);
        }
    });
}
