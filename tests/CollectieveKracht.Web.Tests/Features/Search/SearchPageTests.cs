using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Search;

public sealed class SearchPageTests(PostgresTemplate template) : ReadingTest(template)
{
    [Fact]
    public async Task The_words_stand_in_title_and_heading_and_are_marked_where_they_were_found()
    {
        var page = await PageAsync("/zoeken?q=opvolging bestuur");

        Assert.StartsWith("Zoeken: opvolging bestuur", page.Title, StringComparison.Ordinal);
        Assert.Equal("Zoeken: opvolging bestuur", page.Heading());
        Assert.NotEmpty(page.QuerySelectorAll("article.result mark"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task Each_kind_is_a_tab_with_its_count_and_together_they_make_all()
    {
        var page = await PageAsync("/zoeken");

        var counts = page.QuerySelectorAll("nav.tabs span").Select(count => int.Parse(count.TextContent, System.Globalization.CultureInfo.GetCultureInfo("nl-NL"))).ToList();
        Assert.Equal(7, counts.Count);
        Assert.Equal(counts[0], counts.Skip(1).Sum());
        Assert.Equal("Waar lopen jullie tegenaan?", page.Heading());
    }

    [Fact]
    public async Task Nothing_found_leads_to_wider_searches_that_do_find_something()
    {
        var page = await PageAsync("/zoeken?q=bestuur zzzgeenwoord&sector=cultuur");

        var wider = page.QuerySelectorAll("#resultaten .dots a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(wider);
        Assert.Contains(page.QuerySelectorAll("#resultaten .chips a"), link => link.GetAttribute("href")!.StartsWith("/uitdagingen/", StringComparison.Ordinal));
        foreach (var address in wider) Assert.NotEmpty((await PageAsync(address)).QuerySelectorAll("article.result"));
    }

    [Theory]
    [InlineData("q=\"", HttpStatusCode.OK)]
    [InlineData("q=-", HttpStatusCode.OK)]
    [InlineData("q=-bestuur", HttpStatusCode.OK)]
    [InlineData("q=de het een", HttpStatusCode.OK)]
    [InlineData("q=!%26|():*<->", HttpStatusCode.OK)]
    [InlineData("q=😀", HttpStatusCode.OK)]
    [InlineData("q=שלום עולם", HttpStatusCode.OK)]
    [InlineData("q=%ED%A0%80", HttpStatusCode.OK)]
    [InlineData("q=x&soort=nergens&sector=nee&volgorde=y", HttpStatusCode.OK)]
    [InlineData("q=x&pagina=-1", HttpStatusCode.OK)]
    [InlineData("q=bestuur&pagina=1000000000", HttpStatusCode.NotFound)]
    [InlineData("q=%00", HttpStatusCode.BadRequest)]
    [Trait("Trust", "T14")]
    public async Task Whatever_is_asked_gets_a_clear_answer(string query, HttpStatusCode expected)
    {
        using var answer = await Visitor.GetAsync("/zoeken?" + query, Cancel);

        var page = await answer.PageAsync();
        Assert.Equal(expected, answer.StatusCode);
        Assert.NotEqual("", page.Heading());
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_cut_between_characters_and_says_so()
    {
        var page = await PageAsync("/zoeken?q=a" + Uri.EscapeDataString(string.Concat(Enumerable.Repeat("😀", 150))));

        Assert.Contains("langer dan 200 tekens", page.QuerySelector(".note.warning")?.TextContent);
        Assert.DoesNotContain("\uFFFD", page.Heading());
    }

    [Fact]
    public async Task Marks_that_turn_the_direction_of_text_do_not_reach_the_page()
    {
        var page = await PageAsync("/zoeken?q=bestuur%E2%80%AEruutseb");

        Assert.DoesNotContain("\u202E", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T13")]
    public async Task Markup_in_the_words_stays_text()
    {
        var html = await Visitor.GetStringAsync("/zoeken?q=<script>alert(1)</script>", Cancel);

        Assert.DoesNotContain("<script>alert", html);
    }

    [Fact]
    public async Task Everything_stands_on_the_first_page_for_its_own_title()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var listings = scope.ServiceProvider.GetRequiredService<Listings>();
        var entries = await InDatabaseAsync(db => db.SearchEntries.AsNoTracking().Select(entry => new { entry.SubjectId, entry.Title, entry.TitleEn }).ToListAsync(Cancel));
        var missed = new List<string>();

        foreach (var entry in entries)
        {
            foreach (var title in new[] { entry.Title, entry.TitleEn }.OfType<string>())
            {
                var request = new ListingRequest { Path = "/zoeken", Kinds = Enum.GetValues<SearchKind>(), Words = title };
                if ((await listings.RowsAsync(request, Viewer.Visitor, Listings.PageSize, Cancel)).All(found => found.Id != entry.SubjectId)) missed.Add(title);
            }
        }

        Assert.Empty(missed);
    }
}
