using System.Net;
using System.Net.Http.Json;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Search;

/// <summary>What helps someone whose words find nothing, or who is still typing.</summary>
public sealed class SearchHelpTests(PostgresTemplate template) : SiteTest(template)
{
    [Theory]
    [InlineData("vrijwiligers", "vrijwilligers")]
    [InlineData("Ledn werven", "leden werven")]
    [InlineData("bestuursopvolgng", "bestuursopvolging")]
    [InlineData("verenigin vereniging", "vereniging vereniging")]
    public async Task A_misspelt_word_is_asked_as_it_was_probably_meant_and_the_reader_is_told(string words, string meant)
    {
        var page = await PageAsync($"/zoeken?q={words}");

        Assert.NotEmpty(page.QuerySelectorAll("article.result"));
        Assert.Contains($"Niets gevonden voor ‘{words}’.", page.QuerySelector("#resultaten .note")?.TextContent);
        Assert.Equal(meant, page.QuerySelector("#resultaten .note a")?.TextContent);
        Assert.Equal(words, page.QuerySelector("#zoekwoorden")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_word_that_is_found_as_it_is_typed_is_never_corrected()
    {
        Assert.Null((await PageAsync("/zoeken?q=bestuur")).QuerySelector("#resultaten .note"));
    }

    [Fact]
    [Trait("Trust", "T08")]
    public async Task A_word_that_stands_only_in_what_the_reader_may_not_see_is_neither_meant_nor_suggested()
    {
        await InDatabaseAsync(async db =>
        {
            await WriteAsync(db, "geheim", Audience.Collectives, "Zwanenhalsconstructie in beslotenheid");
            return await WriteAsync(db, "eerst-open", Audience.Public, "Kerkuilenkastproject voor iedereen");
        });
        await ChangeAsync(async db => db.Entry(await db.SearchEntries.SingleAsync(entry => entry.Slug == "eerst-open", Cancel)).Property(entry => entry.Audience).CurrentValue = Audience.Collectives);
        await ChangeAsync(async db => (await db.SearchEntries.SingleAsync(entry => entry.Slug == "eerst-open", Cancel)).Audience = Audience.Collectives);

        foreach (var typed in new[] { "Zwanenhalsconstructi", "zwanenhalsconstrutcie" })
            Assert.DoesNotContain("zwanenhalsconstructie", (await PageAsync($"/zoeken?q={typed}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await SuggestedAsync("zwanen"));
        Assert.Empty(await SuggestedAsync("besloten"));
    }

    [Fact]
    public async Task A_whole_sentence_that_nothing_holds_finds_what_has_most_of_it()
    {
        var page = await PageAsync("/zoeken?q=hoe houd ik jonge leden betrokken bij vergaderingen en feesten");

        Assert.NotEmpty(page.QuerySelectorAll("article.result"));
        Assert.Contains("Dit heeft de meeste.", page.QuerySelector("#resultaten .note")?.TextContent);
        Assert.All(page.QuerySelectorAll("nav.tabs a"), tab => Assert.Contains("woorden=meeste", tab.GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Synonyms_are_named_and_can_be_switched_off()
    {
        await ChangeAsync(db =>
        {
            db.Add(new SynonymGroup(["florijnen", "subsidie"]));
            return Task.CompletedTask;
        });

        var page = await PageAsync("/zoeken?q=florijnen");
        var literal = await PageAsync(page.QuerySelectorAll("#resultaten a").Single(link => link.TextContent == "Zoek alleen mijn woorden").GetAttribute("href")!);

        Assert.NotEmpty(page.QuerySelectorAll("article.result mark"));
        Assert.Contains("Ook gezocht op: subsidie.", page.QuerySelector("#resultaten")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(literal.QuerySelectorAll("article.result"));
    }

    [Theory]
    [InlineData("/zoeken", "led", "/kennis/leden-betrokken-houden-tijdens-groei")]
    [InlineData("/zoeken", "opvolging best", "/kennis/opvolging-in-je-bestuur")]
    [InlineData("/en/zoeken", "leadersh", "/en/uitdagingen/leiderschap")]
    public async Task Titles_are_suggested_while_someone_types(string path, string words, string expected)
    {
        var suggested = await Visitor.GetFromJsonAsync<Suggestions.Suggestion[]>($"{path}/suggesties?q={words}", Cancel);

        Assert.Contains(expected, suggested!.Select(suggestion => suggestion.Address));
        Assert.InRange(suggested!.Length, 1, 7);
    }

    [Theory]
    [InlineData("")]
    [InlineData("l")]
    [InlineData("\"")]
    [InlineData("zzzgeenwoord")]
    [Trait("Trust", "T14")]
    public async Task Where_there_is_nothing_to_suggest_the_list_is_empty(string words)
    {
        Assert.Empty(await SuggestedAsync(words));
        using var tooLong = await Visitor.GetAsync($"/zoeken/suggesties?q={new string('a', 5000)}", Cancel);
        Assert.Equal(HttpStatusCode.OK, tooLong.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T28")]
    public async Task Words_that_find_nothing_are_counted_for_moderators_and_nothing_else_of_the_search_is_kept()
    {
        await PageAsync("/zoeken?q=zzzgeenwoord");
        await PageAsync("/zoeken?q=ZZZgeenwoord");
        await PageAsync("/zoeken?q=vrijwiligers");
        await PageAsync("/zoeken?q=bestuur");
        await PageAsync("/zoeken?q=zzzgeenwoord&sector=energie");

        var noted = await InDatabaseAsync(db => db.UnansweredSearches.OrderBy(search => search.Words).ToListAsync(Cancel));

        Assert.Equal([("vrijwiligers", 1, true), ("zzzgeenwoord", 2, false)], noted.Select(search => (search.Words, search.Times, search.WasHelped)));
        Assert.Equal(["last_at", "settled_at", "settled_by", "times", "was_helped", "words"], await InDatabaseAsync(db => db.Database
            .SqlQuery<string>($"select column_name::text as \"Value\" from information_schema.columns where table_name = 'unanswered_searches' order by 1").ToListAsync(Cancel)));
    }

    [Fact]
    public async Task What_stands_literally_comes_before_another_form_and_that_before_a_part_of_a_compound()
    {
        await InDatabaseAsync(async db =>
        {
            await WriteAsync(db, "deel", Audience.Public, "Kwelderbootjesverhuur aan zee");
            await WriteAsync(db, "vorm", Audience.Public, "Twee kwelderbootjesverhuren op een rij");
            await WriteAsync(db, "andere-vorm", Audience.Public, "Onze oude kwelders bloeien");
            return await WriteAsync(db, "precies", Audience.Public, "Onze oude kwelder bloeit");
        });

        var found = (await PageAsync("/kennis?q=kwelder")).QuerySelectorAll("article.result h3 a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Equal(["/kennis/precies", "/kennis/andere-vorm"], found.Take(2));
        Assert.Contains("/kennis/deel", found.Skip(2));
    }

    private async Task<string[]> SuggestedAsync(string words) =>
        [.. (await Visitor.GetFromJsonAsync<Suggestions.Suggestion[]>($"/zoeken/suggesties?q={Uri.EscapeDataString(words)}", Cancel))!.Select(suggestion => suggestion.Address)];

    private static async Task<int> WriteAsync(Web.Data.PlatformDb db, string slug, Audience audience, string title)
    {
        var author = await db.Accounts.OrderBy(account => account.Id).FirstAsync(Cancel);
        var now = DateTimeOffset.UtcNow;
        var article = new Article(slug, KnowledgeKind.Experience, author.Id, "nl", audience, "CC BY 4.0");
        db.Add(article);
        var revision = article.Draft(author.Id, new RevisionText(title, "Kort verteld.", "Tekst.", "<p>Tekst.</p>", [], null), now);
        await db.SaveChangesAsync(Cancel);
        article.PublishAtOnce(revision, author.Id, now);
        return await db.SaveChangesAsync(Cancel);
    }
}
