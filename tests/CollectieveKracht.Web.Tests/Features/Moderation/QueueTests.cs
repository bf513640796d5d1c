using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Moderation;

public sealed class QueueTests(PostgresTemplate template) : ModerationTest(template)
{
    [Fact]
    public async Task The_oldest_comes_first_and_what_is_ones_own_is_not_there()
    {
        var (anna, mo, now) = (await NamedAsync("Anna"), await NamedAsync("Mo", Role.Moderator), DateTimeOffset.UtcNow);
        await SentInAsync(anna, "Het nieuwste", at: now.AddHours(-1));
        await SentInAsync(anna, "Het oudste", at: now.AddDays(-3));
        await SentInAsync(mo, "Van mij", at: now.AddDays(-9));
        var browser = await SignedInAsync(mo, hasSecondFactor: true);

        var page = await browser.PageAsync("/moderatie");

        Assert.Equal(["Het oudste", "Het nieuwste"], Titles(page));
        Assert.Contains("2 bijdragen. De oudste wacht 3 dagen.", Words(page.QuerySelector(".lead")!), StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector("header .count")!.TextContent);
    }

    [Theory]
    [InlineData("sector=cultuur", "Cultuur", "Voor alle sectoren")]
    [InlineData("regio=limburg", "Cultuur", "Energie in Roermond", "Voor alle sectoren")]
    [InlineData("regio=groningen", "Cultuur", "Voor alle sectoren")]
    [InlineData("kennissoort=ervaring", "Cultuur")]
    [InlineData("soort=wijziging", "Een wijziging")]
    [InlineData("schrijver=bekend", "Een wijziging")]
    [InlineData("let-op=verdacht", "Voor alle sectoren")]
    [InlineData("let-op=lijkt-op", "Energie in Roermond")]
    [InlineData("wacht=2", "Cultuur")]
    [InlineData("sector=bestaat-niet&wacht=-5&soort=onzin", "Cultuur", "Energie in Roermond", "Voor alle sectoren", "Een wijziging")]
    public async Task A_filter_leaves_what_it_asks_for(string query, params string[] titles)
    {
        var (anna, bram, now) = (await NamedAsync("Anna"), await NamedAsync("Bram"), DateTimeOffset.UtcNow);
        await SentInAsync(anna, "Cultuur", new() { Kind = KnowledgeKind.Experience, Challenges = ["leiderschap"], Sectors = ["cultuur"] }, now.AddDays(-2));
        await SentInAsync(anna, "Energie in Roermond", new() { Kind = KnowledgeKind.HowTo, Challenges = ["leiderschap"], Sectors = ["energie"], Regions = ["roermond"] }, now.AddHours(-9), signs: [new(SignKind.Alike, 62)]);
        await SentInAsync(anna, "Voor alle sectoren", at: now.AddHours(-8), signs: [new(SignKind.Links, 7), new(SignKind.RepeatedText, 90)]);
        await ChangedAsync(bram, "Een wijziging", "Anders.", new() { Kind = KnowledgeKind.HowTo, Challenges = ["leiderschap"], Sectors = ["energie"], Regions = ["roermond"] });
        var browser = await ModeratorAsync();

        var page = await browser.PageAsync($"/moderatie?{query}");

        var expected = query.StartsWith("regio=limburg", StringComparison.Ordinal) ? titles.Append("Een wijziging") : titles;
        Assert.Equal(expected.Order(), Titles(page).Order());
    }

    [Fact]
    public async Task A_moderator_with_a_remit_sees_what_is_within_it_or_for_all()
    {
        var (anna, els) = (await NamedAsync("Anna"), await NamedAsync("Els", Role.Moderator));
        var outside = await SentInAsync(anna, "Cultuur", new() { Kind = KnowledgeKind.Experience, Challenges = ["leiderschap"], Sectors = ["cultuur"] });
        await SentInAsync(anna, "Energie", new() { Kind = KnowledgeKind.Experience, Challenges = ["leiderschap"], Sectors = ["energie"], Regions = ["roermond"] });
        await SentInAsync(anna, "Voor alle sectoren");
        await ChangeAsync(db =>
        {
            var remit = new ModeratorRemit(els.Id);
            remit.Limit(["energie"], ["limburg"], AccountId.New(), new Reason("Kent de sector."));
            db.Add(remit);
            return Task.CompletedTask;
        });
        var browser = await SignedInAsync(els, hasSecondFactor: true);

        var page = await browser.PageAsync("/moderatie");
        using var other = await browser.GetAsync($"/moderatie/{outside.Value}", Cancel);

        Assert.Equal(["Energie", "Voor alle sectoren"], Titles(page));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task What_someone_is_busy_with_says_so_and_cannot_be_picked()
    {
        var anna = await NamedAsync("Anna");
        await SentInAsync(anna);
        var (hanna, mo) = (await ModeratorAsync("Hanna"), await ModeratorAsync());
        using var begun = await hanna.SubmitAsync("/moderatie", "Begin met de oudste");

        var (theirs, own) = (await mo.PageAsync("/moderatie"), await hanna.PageAsync("/moderatie"));

        Assert.Equal(System.Net.HttpStatusCode.Redirect, begun.StatusCode);
        Assert.Contains("Hanna is bezig.", theirs.QuerySelector("[data-row]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(theirs.QuerySelectorAll("[data-row] input, [data-row] button"));
        Assert.Contains("Ga verder", own.QuerySelector("[data-row] button")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_of_collectives_stands_in_the_queue_and_leads_to_their_page()
    {
        var (anna, browser) = (await NamedAsync("Anna"), await ModeratorAsync());
        await ChangeAsync(async db => db.Add((await db.FoundAsync("Ooievaar")).Register(anna.Id, DateTimeOffset.UtcNow)));

        var page = await browser.PageAsync("/moderatie?soort=collectief");

        Assert.Equal(["Ooievaar"], Titles(page));
        Assert.Equal("/beheer/collectieven", page.QuerySelector("[data-row] [data-open]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_empty_queue_is_good_news()
    {
        var page = await (await ModeratorAsync()).PageAsync("/moderatie");

        Assert.Contains("Niets te doen. Fijn.", page.QuerySelector(".open-spot")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("table"));
    }

    [Fact]
    public async Task Many_are_decided_on_with_one_reason_and_what_cannot_be_is_told()
    {
        var (anna, now) = (await NamedAsync("Anna"), DateTimeOffset.UtcNow);
        var ids = new List<RevisionId>();
        for (var number = 0; number < 5; number++) ids.Add(await SentInAsync(anna, $"Reclame {number}", at: now.AddMinutes(number - 60)));
        var (hanna, browser) = (await ModeratorAsync("Hanna"), await ModeratorAsync());
        var page = await browser.PageAsync("/moderatie");
        using var taken = await hanna.SubmitAsync("/moderatie", "Begin met de oudste");

        using var answer = await browser.PressAsync(page, "/moderatie", "Beslis over de gekozen bijdragen", [.. ids.Select(id => ("kies", id.Value.ToString())), ("besluit", nameof(Verdict.Reject)), ("reden", "Dit is reclame.")]);
        var report = (await answer.PageAsync()).QuerySelector("[aria-labelledby=verslag]")!;

        Assert.Equal("4 van 5 besluiten gelukt", report.QuerySelector("h2")!.TextContent);
        Assert.Equal("Reclame 0 Een andere moderator is hiermee bezig.", Words(report.QuerySelector("li")!));
        var stored = await InDatabaseAsync(db => db.Revisions.AsNoTracking().Where(revision => ids.Contains(revision.Id)).OrderBy(revision => revision.Id).ToListAsync(Cancel));
        Assert.Equal([RevisionState.InReview, .. Enumerable.Repeat(RevisionState.Rejected, 4)], stored.OrderBy(revision => revision.Title).Select(revision => revision.State));
        Assert.All(stored.Where(revision => revision.State == RevisionState.Rejected), revision => Assert.Equal("Dit is reclame.", revision.DecisionReason));
        Assert.Equal(4, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "reject", Cancel)));
        Assert.Equal(4, (await MailsToAsync(anna)).Count);
    }

    [Fact]
    public async Task A_decision_on_many_asks_what_to_decide_why_and_on_what()
    {
        await SentInAsync(await NamedAsync("Anna"));
        var browser = await ModeratorAsync();

        using var answer = await browser.SubmitAsync("/moderatie", "Beslis over de gekozen bijdragen", ("reden", "  "));
        var page = await answer.PageAsync();

        Assert.Equal(3, page.QuerySelectorAll("[role=alert] a").Length);
        Assert.Equal(1, await InDatabaseAsync(db => db.Revisions.CountAsync(revision => revision.State == RevisionState.Submitted, Cancel)));
    }

    [Fact]
    public async Task The_queue_asks_the_database_no_more_for_many_than_for_few()
    {
        var counter = new CommandCounter();
        Site.Additions.Add(services => services.ConfigureDbContext<PlatformDb>(options => options.AddInterceptors(counter)));
        var anna = await NamedAsync("Anna");
        await SentInAsync(anna, "De eerste");
        var browser = await ModeratorAsync();
        await browser.PageAsync("/moderatie");
        var few = await CountAsync();
        for (var number = 0; number < 30; number++) await SentInAsync(anna, $"Tekst {number}");

        var many = await CountAsync();

        Assert.Equal(few, many);

        async Task<int> CountAsync()
        {
            var before = counter.Count;
            await browser.PageAsync("/moderatie");
            return counter.Count - before;
        }
    }

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Titles(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("[data-row] th a").Select(link => link.TextContent);
}
