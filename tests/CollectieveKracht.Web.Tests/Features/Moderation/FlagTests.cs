using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Moderation;

/// <summary>Readers report an article, a moderator decides, and both sides hear of it.</summary>
public sealed class FlagTests(PostgresTemplate template) : ModerationTest(template)
{
    private const string Report = "/kennis/onze-molen/melden";

    private Person _author = null!;

    [Fact]
    public async Task Reports_of_several_readers_are_one_item_and_all_hear_the_outcome()
    {
        var (anna, bram) = (await NamedAsync("Anna"), await NamedAsync("Bram"));
        await PublishedAsync();
        using var first = await (await SignedInAsync(anna)).SubmitAsync(Report, "Meld", ("grond", "Outdated"), ("uitleg", "De wet is veranderd."));
        using var second = await (await SignedInAsync(bram)).SubmitAsync(Report, "Meld", ("grond", "Advertising"));
        using var again = await (await SignedInAsync(bram)).SubmitToAsync(Report, "/instellingen/meldingen", ("grond", "Wrong"));
        var browser = await ModeratorAsync();
        var queue = await browser.PageAsync("/moderatie?soort=melding");
        var address = queue.QuerySelector("[data-row] [data-open]")!.GetAttribute("href")!;

        using var taken = await browser.SubmitAsync(address, "Neem dit op");
        var page = await browser.PageAsync(address);
        using var without = await browser.PressAsync(page, address, "Besluit", ("besluit", "verberg"));
        using var decided = await browser.PressAsync(page, address, "Besluit", ("besluit", "verberg"), ("reden", "Het is verouderd."));

        Assert.Single(queue.QuerySelectorAll("[data-row]"));
        Assert.Contains("Meldingen: 2", queue.QuerySelector("[data-row]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("De wet is veranderd.", page.QuerySelector("[aria-labelledby=meldingen]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await without.PageAsync()).GetElementById("reden-fout"));
        AssertLeadsTo("/moderatie?gedaan=melding", decided);
        Assert.Equal(HttpStatusCode.NotFound, (await Visitor.GetAsync("/kennis/onze-molen", Cancel)).StatusCode);
        Assert.Equal(["Wat je meldde is verborgen: Onze molen"], await MailsToAsync(anna));
        Assert.Equal(["Wat je meldde is verborgen: Onze molen"], await MailsToAsync(bram));
        Assert.Equal(["Je artikel is gemeld en verborgen: Onze molen"], await MailsToAsync(_author));
        Assert.Equal(["flag", "hide"], await InDatabaseAsync(db => db.AuditEntries.Where(entry => entry.Subject == "article").OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task What_is_kept_stays_readable_and_can_be_reported_anew()
    {
        var anna = await NamedAsync("Anna");
        await PublishedAsync();
        var reader = await SignedInAsync(anna);
        using var reported = await reader.SubmitAsync(Report, "Meld", ("grond", "Wrong"));
        Assert.Contains("Gemeld.", (await reader.PageAsync(Report)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Visitor.GetAsync("/kennis/onze-molen", Cancel)).StatusCode);
        var browser = await ModeratorAsync();
        var address = (await browser.PageAsync("/moderatie")).QuerySelector("[data-row] [data-open]")!.GetAttribute("href")!;

        using var taken = await browser.SubmitAsync(address, "Neem dit op");
        using var decided = await browser.SubmitAsync(address, "Besluit", ("besluit", "houd"), ("reden", "Het klopt nog."));
        using var anew = await reader.SubmitAsync(Report, "Meld", ("grond", "Wrong"));

        Assert.Equal(["Wat je meldde blijft staan: Onze molen"], await MailsToAsync(anna));
        AssertLeadsTo(Report, anew);
        Assert.Equal(2, await InDatabaseAsync(db => db.FlaggedArticles.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_report_needs_a_ground_and_another_ground_an_explanation_and_keeps_what_was_typed()
    {
        await PublishedAsync();
        var reader = await SignedInAsync(await NamedAsync("Anna"));

        using var nothing = await reader.SubmitAsync(Report, "Meld", ("uitleg", "Dit hier."));
        using var other = await reader.SubmitAsync(Report, "Meld", ("grond", "Other"));

        Assert.NotNull((await nothing.PageAsync()).GetElementById("grond-fout"));
        Assert.Equal("Dit hier.", (await nothing.PageAsync()).QuerySelector("#uitleg")!.TextContent);
        Assert.NotNull((await other.PageAsync()).GetElementById("uitleg-fout"));
        Assert.Equal(0, await InDatabaseAsync(db => db.FlaggedArticles.CountAsync(Cancel)));
    }

    [Fact]
    public async Task One_person_reports_a_bounded_number_of_articles_a_day()
    {
        var anna = await NamedAsync("Anna");
        await PublishedAsync();
        await ChangeAsync(async db =>
        {
            for (var number = 0; number < Flag.MostADay; number++)
                db.Add(FlaggedArticle.Open(await db.PublishAsync($"molen-{number}"), anna.Id, FlagGround.Wrong, null, DateTimeOffset.UtcNow));
        });

        using var answer = await (await SignedInAsync(anna)).SubmitAsync(Report, "Meld", ("grond", "Wrong"), ("uitleg", "Dit hier."));

        var page = await answer.PageAsync();
        Assert.Contains("Je meldde vandaag al veel.", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dit hier.", page.QuerySelector("#uitleg")!.TextContent);
    }

    [Fact]
    public async Task Many_readers_at_once_are_all_counted()
    {
        await PublishedAsync();
        var readers = new List<HttpClient>();
        for (var number = 0; number < 6; number++) readers.Add(await SignedInAsync(await NamedAsync($"Lezer{number}")));
        var pages = await Task.WhenAll(readers.Select(reader => reader.PageAsync(Report)));

        var answers = await Task.WhenAll(readers.Zip(pages, (reader, page) => reader.PressAsync(page, Report, "Meld", ("grond", "Wrong"))));

        Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString()));
        var flagged = await InDatabaseAsync(db => db.FlaggedArticles.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal(answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect), flagged.Flags.Count);
        Assert.True(flagged.Flags.Count >= 2);
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Neither_the_author_nor_who_reported_it_decides_and_what_one_cannot_read_cannot_be_reported()
    {
        var otto = await NamedAsync("Otto", Role.Moderator);
        await PublishedAsync();
        await ChangeAsync(async db => await db.PublishAsync("besloten", Audience.Collectives, title: "Besloten"));
        var browser = await SignedInAsync(otto, hasSecondFactor: true);
        using var reported = await browser.SubmitAsync(Report, "Meld", ("grond", "Wrong"));
        var id = await InDatabaseAsync(db => db.FlaggedArticles.Select(flagged => flagged.Id).SingleAsync(Cancel));

        using var own = await browser.GetAsync($"/moderatie/melding/{id}", Cancel);
        using var hidden = await browser.GetAsync("/kennis/besloten/melden", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
        Assert.Empty((await browser.PageAsync("/moderatie")).QuerySelectorAll("[data-row]"));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private async Task PublishedAsync()
    {
        _author = await NamedAsync("Schrijver");
        await ChangeAsync(async db => await db.PublishAsync("onze-molen", title: "Onze molen", author: await db.Accounts.SingleAsync(account => account.Id == _author.Id, Cancel)));
    }
}
