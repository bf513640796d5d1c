using System.Net;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Freshness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Collectives;

public sealed class FreshnessTests(PostgresTemplate template) : CollectiveTest(template)
{
    [Fact]
    public async Task Once_a_year_the_contacts_are_asked_and_can_say_yes_without_signing_in()
    {
        var (link, _) = await AskedAsync();

        var asked = await Visitor.PageAsync(link);
        var before = await StoredAsync();
        using var answer = await Visitor.PressAsync(asked, link, "Ja, alles klopt nog");

        Assert.Null(before.ConfirmedAt);
        Assert.Contains("alles vandaag klopt", (await answer.PageAsync()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await StoredAsync()).ConfirmedAt);
        Assert.Equal(0, await RunAsync(job => job.AskAsync(Cancel)));
    }

    [Fact]
    public async Task Who_does_not_answer_within_thirty_days_has_a_page_that_says_so_until_they_do()
    {
        var (link, _) = await AskedAsync();
        var early = await RunAsync(job => job.FadeAsync(Cancel));
        await ShiftAsync(days: 31);

        var faded = await RunAsync(job => job.FadeAsync(Cancel));
        var silent = await PageAsync("/collectieven/kwikstaart");
        using var answer = await Visitor.SubmitAsync(link, "Ja, alles klopt nog");
        var answered = await PageAsync("/collectieven/kwikstaart");

        Assert.Equal((0, 1), (early, faded));
        Assert.NotNull(silent.QuerySelector("main .faded"));
        Assert.Contains("misschien niet meer actueel", silent.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(answered.QuerySelector("main .faded"));
    }

    [Fact]
    public async Task A_contact_can_say_that_they_stop()
    {
        var (link, _) = await AskedAsync();

        using var answer = await Visitor.SubmitAsync(link, "Haal ons van de lijst");
        using var gone = await Visitor.GetAsync("/collectieven/kwikstaart", Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (answer.StatusCode, gone.StatusCode));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task The_link_of_who_is_no_contact_any_more_or_of_nobody_does_nothing()
    {
        var (link, anna) = await AskedAsync();
        await ChangeAsync(async db => (await db.Teams.Include(team => team.People).SingleAsync(Cancel)).Forget(anna.Id));

        foreach (var address in new[] { link, "/klopt", "/klopt?sleutel=nep", link[..^3] + "abc" })
        {
            var page = await Visitor.PageAsync(address);
            Assert.Null(page.QuerySelector("main form"));
            Assert.Contains("werkt niet meer", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_nobody_acts_for_is_not_asked()
    {
        await ListedAsync("Kwikstaart");
        await ShiftAsync(days: 400);

        Assert.Equal(0, await RunAsync(job => job.AskAsync(Cancel)));
    }

    [Fact]
    public async Task Voor_jou_tells_what_asks_attention_and_what_is_missing()
    {
        var (_, anna) = await AskedAsync();
        var other = await ListedAsync("Bergeend");
        var browser = await SignedInAsync(anna);
        using var claimed = await browser.SubmitAsync($"/collectieven/{other.Slug}/claimen", "Stuur in", ("uitleg", "Ik ben voorzitter."));

        var page = await browser.PageAsync("/voor-jou");

        Assert.Equal("Dag Anna", page.Heading());
        Assert.Contains("Klopt jullie pagina nog?", page.QuerySelector("[aria-labelledby=aandacht]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bergeend", page.QuerySelector("[aria-labelledby=bijdragen]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Waar jullie mee kunnen helpen", page.QuerySelector("[aria-labelledby=profiel-kwikstaart]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voor_jou_of_someone_without_anything_is_calm()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        var page = await browser.PageAsync("/voor-jou");
        using var visitor = await Visitor.GetAsync("/voor-jou", Cancel);

        Assert.Contains("Niets te doen. Fijn.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, visitor.StatusCode);
    }

    /// <summary>A collective that was asked, with the link its contact got.</summary>
    private async Task<(string Link, Person Contact)> AskedAsync()
    {
        var anna = await NamedAsync("Anna");
        await ListedAsync("Kwikstaart", people: (anna, TeamRole.Contact));
        await ShiftAsync(days: 400);
        Assert.Equal(1, await RunAsync(job => job.AskAsync(Cancel)));
        var text = (await MailAsync("anna@collectief.example", "still-right")).Text;
        return (text[text.IndexOf("/klopt?", StringComparison.Ordinal)..].Split((char[]?)null)[0], anna);
    }

    private async Task<T> RunAsync<T>(Func<AskWhetherRight, Task<T>> run)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await run(ActivatorUtilities.CreateInstance<AskWhetherRight>(scope.ServiceProvider));
    }

    // As if so many days had passed for what these tests made.
    private Task<int> ShiftAsync(int days) => InDatabaseAsync(db => db.Collectives.Where(c => c.Slug == "kwikstaart").ExecuteUpdateAsync(set => set
        .SetProperty(c => c.CreatedAt, c => c.CreatedAt.AddDays(-days))
        .SetProperty(c => c.AskedAt, c => c.AskedAt == null ? null : c.AskedAt.Value.AddDays(-days)), Cancel));

    private Task<Collective> StoredAsync() => InDatabaseAsync(db => db.Collectives.AsNoTracking().SingleAsync(c => c.Slug == "kwikstaart", Cancel));
}
