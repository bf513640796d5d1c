using System.Net;
using AngleSharp.Html.Dom;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Curation;

public sealed class SynonymCurationTests(PostgresTemplate template) : CurationTest(template)
{
    private const string New = "/beheer/synoniemen/nieuw", Save = "Bewaar de groep";

    private static readonly (string, string) Words = ("woorden", "florijnen\nzeldzaamwoord");

    [Fact]
    public async Task A_new_group_is_searched_at_once_and_its_history_says_who_and_why()
    {
        await ChangeAsync(db => db.PublishAsync("zeldzaam"));
        var browser = await ModeratorAsync();
        var before = await PageAsync("/kennis?q=florijnen");

        using var answer = await browser.SubmitAsync(New, Save, Words, Why);

        var address = answer.Header("Location")!;
        Assert.Null(before.QuerySelector("a[href='/kennis/zeldzaam']"));
        Assert.NotNull((await PageAsync("/kennis?q=florijnen")).QuerySelector("a[href='/kennis/zeldzaam']"));
        var history = (await browser.PageAsync(address)).QuerySelector("[aria-labelledby=geschiedenis]")!.TextContent;
        Assert.All(["Toegevoegd", "Mo", "florijnen, zeldzaamwoord", "Beter te vinden."], text => Assert.Contains(text, history, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_is_tried_before_it_is_saved_and_that_changes_nothing()
    {
        await ChangeAsync(db => db.PublishAsync("zeldzaam"));
        var browser = await ModeratorAsync();
        var groups = await CountAsync();

        using var answer = await browser.SubmitAsync(New, "Probeer", Words, ("proef", "florijnen"));

        var page = await answer.PageAsync();
        Assert.Equal(["0 resultaten.", "1 resultaat. Zoekt ook op: zeldzaamwoord."], page.QuerySelectorAll("[role=status] dd").Select(side => side.TextContent.Trim()));
        Assert.Equal("florijnen\nzeldzaamwoord", ((IHtmlTextAreaElement)page.QuerySelector("#woorden")!).Value.ReplaceLineEndings("\n"));
        Assert.Equal(groups, await CountAsync());
    }

    [Fact]
    public async Task What_came_with_the_platform_keeps_its_words_and_can_be_switched_off_and_on()
    {
        await ChangeAsync(db => db.PublishAsync("zeldzaam"));
        await ChangeAsync(db =>
        {
            db.Add(new SynonymGroup(["florijnen", "zeldzaamwoord"]));
            return Task.CompletedTask;
        });
        var (browser, address) = (await AdministratorAsync(), await AddressOfAsync("florijnen"));

        using var forged = await browser.SubmitToAsync(address + "?handler=Save", address, ("woorden", "iets\nanders"), Why, ("gezien", await SeenAsync(browser, address)));
        using var off = await browser.SubmitAsync(address, "Zet uit", Why);
        var without = await PageAsync("/kennis?q=florijnen");
        using var on = await browser.SubmitAsync(address, "Zet weer aan", Why);
        var with = await PageAsync("/kennis?q=florijnen");

        Assert.Equal(["florijnen", "zeldzaamwoord"], (await StoredAsync("florijnen")).Words);
        Assert.Null((await browser.PageAsync(address)).QuerySelector("#woorden"));
        Assert.Null(without.QuerySelector("a[href='/kennis/zeldzaam']"));
        Assert.NotNull(with.QuerySelector("a[href='/kennis/zeldzaam']"));
    }

    [Theory]
    [InlineData("florijnen", "woorden")]
    [InlineData("florijnen\nFlorijnen", "woorden")]
    [InlineData("florijnen\nvan de", "woorden")]
    [Trait("Trust", "T10")]
    public async Task What_is_no_group_is_told_at_its_field_and_kept(string typed, string field)
    {
        var (browser, groups) = (await ModeratorAsync(), await CountAsync());

        using var answer = await browser.SubmitAsync(New, Save, ("woorden", typed), Why);

        var page = await answer.PageAsync();
        Assert.NotNull(page.GetElementById($"{field}-fout"));
        Assert.Equal(typed, ((IHtmlTextAreaElement)page.QuerySelector("#woorden")!).Value.ReplaceLineEndings("\n"));
        Assert.Equal(groups, await CountAsync());
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_saved()
    {
        var (browser, groups) = (await ModeratorAsync(), await CountAsync());

        using var answer = await browser.SubmitAsync(New, Save, Words);

        Assert.NotNull((await answer.PageAsync()).GetElementById("reden-fout"));
        Assert.Equal(groups, await CountAsync());
    }

    [Fact]
    [Trait("Trust", "T44")]
    public async Task Who_saves_second_is_shown_what_was_saved_first()
    {
        var (browser, other) = (await ModeratorAsync(), await AdministratorAsync());
        using var added = await browser.SubmitAsync(New, Save, Words, Why);
        var address = added.Header("Location")!.Split('?')[0];
        var open = await other.PageAsync(address);
        using var first = await browser.SubmitAsync(address, Save, ("woorden", "florijnen\ngoudstukken"), Why);

        using var second = await other.PressAsync(open, address, Save, ("woorden", "florijnen\ndukaten"), Why);

        var page = await second.PageAsync();
        Assert.Contains("florijnen, goudstukken", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("dukaten", page.QuerySelector("#woorden")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["florijnen", "goudstukken"], (await StoredAsync("florijnen")).Words);
    }

    [Fact]
    [Trait("Trust", "T07")]
    public async Task Only_moderators_and_administrators_get_there()
    {
        var member = await SignedInAsync(await NamedAsync("Anna"));

        foreach (var address in new[] { "/beheer/synoniemen", New, "/beheer/zoekvragen" })
        {
            using var visited = await Visitor.GetAsync(address, Cancel);
            using var asked = await member.GetAsync(address, Cancel);
            Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Forbidden), (visited.StatusCode, asked.StatusCode));
        }
    }

    [Theory]
    [InlineData("/beheer/synoniemen/bestaat-niet")]
    [InlineData("/beheer/synoniemen/019b0000-0000-7000-8000-00000000dead")]
    [InlineData("/beheer/synoniemen?pagina=99")]
    public async Task What_is_not_there_answers_so(string address)
    {
        using var answer = await (await ModeratorAsync()).GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<int> CountAsync() => InDatabaseAsync(db => db.SynonymGroups.CountAsync(Cancel));

    private Task<SynonymGroup> StoredAsync(string word) => InDatabaseAsync(db => db.SynonymGroups.AsNoTracking().SingleAsync(group => group.Words.Contains(word), Cancel));

    private async Task<string> AddressOfAsync(string word) => $"/beheer/synoniemen/{(await StoredAsync(word)).Id}";

    private static async Task<string> SeenAsync(HttpClient browser, string address) => (await browser.PageAsync(address)).QuerySelector("input[name=gezien]")!.GetAttribute("value")!;
}
