using System.Net;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Curation;

public sealed class UnansweredTests(PostgresTemplate template) : CurationTest(template)
{
    private const string Page = "/beheer/zoekvragen";

    [Fact]
    public async Task What_is_missed_most_stands_first_and_leads_to_a_synonym_or_a_text()
    {
        await MissAsync("kwikzilver", 3);
        await MissAsync("zonnebloemolie", 4);

        var page = await (await ModeratorAsync()).PageAsync(Page);

        Assert.Equal(["zonnebloemolie", "kwikzilver"], page.QuerySelectorAll("[aria-labelledby=open] li > div b").Select(words => words.TextContent));
        Assert.NotNull(page.QuerySelector("a[href='/beheer/synoniemen/nieuw?woorden=zonnebloemolie']"));
        Assert.NotNull(page.QuerySelector("a[href='/schrijven/nieuw?titel=zonnebloemolie']"));
    }

    [Fact]
    public async Task A_text_that_is_asked_for_begins_with_what_was_searched()
    {
        var browser = await SignedInAsync(await NamedAsync("Anna"));

        var tile = (await browser.PageAsync("/schrijven/nieuw?titel=zonnebloemolie%20%26%20meer")).QuerySelector("main a.tile")!.GetAttribute("href")!;
        var page = await browser.PageAsync(tile);

        Assert.Equal("zonnebloemolie & meer", page.QuerySelector("#titel")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("jan janssen uit roermond", UnansweredSearch.FewestShown - 1)]
    [InlineData("anna@collectief.example", UnansweredSearch.FewestShown + 2)]
    [Trait("Trust", "T28")]
    public async Task What_may_be_someones_own_business_is_not_shown(string words, int times)
    {
        await MissAsync(words, times);

        var page = await (await ModeratorAsync()).PageAsync(Page);
        using var forged = await (await AdministratorAsync()).SubmitToAsync(Page, "/beheer/synoniemen/nieuw", ("woorden", words), ("hoe", "Gezien."));

        Assert.DoesNotContain(words, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Fact]
    public async Task What_was_settled_says_how_and_is_open_again_when_it_is_missed_again()
    {
        await MissAsync("kwikzilver", 3);
        var browser = await ModeratorAsync();

        using var silent = await browser.SubmitAsync(Page, "Afgehandeld: kwikzilver");
        using var answer = await browser.SubmitAsync(Page, "Afgehandeld: kwikzilver", ("hoe", "Synoniem gemaakt."));
        var settled = await browser.PageAsync(Page);
        await MissAsync("kwikzilver", 1);
        var again = await browser.PageAsync(Page);

        Assert.NotNull((await silent.PageAsync()).GetElementById("hoe-fout"));
        AssertLeadsTo("/beheer/zoekvragen?dagen=90&gedaan=afgehandeld", answer);
        Assert.Contains("Synoniem gemaakt.", settled.QuerySelector("[aria-labelledby=afgehandeld]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Synoniem gemaakt.", again.QuerySelector("[aria-labelledby=open]")!.TextContent, StringComparison.Ordinal);
        var entry = await InDatabaseAsync(db => db.AuditEntries.SingleAsync(entry => entry.Act == "settle", Cancel));
        Assert.Equal((null, null, "Synoniem gemaakt."), (entry.Before, entry.After, entry.Why));
    }

    [Fact]
    public async Task Nothing_missed_is_said()
    {
        var page = await (await ModeratorAsync()).PageAsync(Page + "?dagen=7");

        Assert.Contains("Iedereen vond iets.", page.QuerySelector(".open-spot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("7 dagen", page.QuerySelector(".tabs [aria-current]")!.TextContent.Trim());
    }

    private async Task MissAsync(string words, int times)
    {
        for (var time = 0; time < times; time++)
            await InDatabaseAsync(async db =>
            {
                await UnansweredSearch.NoteAsync(db, words, wasHelped: false, DateTimeOffset.UtcNow, Cancel);
                return 0;
            });
    }
}
