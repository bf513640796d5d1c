using System.Net;
using System.Text.Json;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

public sealed class ArticleTests(PostgresTemplate template) : ReadingTest(template)
{
    private const string Article = "/kennis/opvolging-in-je-bestuur";

    [Fact]
    public async Task An_article_shows_its_text_sources_and_where_it_leads()
    {
        var page = await PageAsync(Article);

        Assert.Equal("Opvolging in je bestuur regelen voordat het nodig is", page.Heading());
        Assert.NotEmpty(page.QuerySelectorAll(".prose h2[id]"));
        Assert.Contains("Institutions for Collective Action", page.QuerySelector("[aria-labelledby=bronnen]")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll(".article-facts .chip[href='/uitdagingen/leiderschap']"));
        Assert.InRange(page.QuerySelectorAll(".article-facts a[href^='/kennis/']").Length, 1, 5);
        Assert.Contains("CC BY 4.0", page.QuerySelector(".trust")!.TextContent);
    }

    [Fact]
    public async Task The_contents_lead_to_the_headings()
    {
        var page = await PageAsync(Article);

        var links = page.QuerySelectorAll(".contents a");
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task A_glossary_word_links_to_its_page_and_brings_its_readings_along()
    {
        var articles = await InDatabaseAsync(db => db.Articles.Where(article => article.Language == "nl").Select(article => article.Slug).ToListAsync(Cancel));
        var explained = 0;
        foreach (var slug in articles)
        {
            var page = await PageAsync($"/kennis/{slug}");
            foreach (var word in page.QuerySelectorAll("a[data-term]"))
            {
                explained++;
                Assert.StartsWith("/woordenlijst/", word.GetAttribute("href"));
                Assert.NotNull(page.GetElementById(word.GetAttribute("data-term")!));
            }
        }

        Assert.NotEqual(0, explained);
    }

    [Fact]
    public async Task Structured_data_says_what_the_page_says()
    {
        var page = await PageAsync(Article);

        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal(page.Heading(), data.RootElement.GetProperty("headline").GetString());
        Assert.Equal("Article", data.RootElement.GetProperty("@type").GetString());
    }

    [Fact]
    public async Task The_citation_comes_as_words_BibTeX_and_RIS()
    {
        var page = await PageAsync(Article);
        using var bibTeX = await Visitor.GetAsync($"{Article}.bib", Cancel);
        using var ris = await Visitor.GetAsync($"{Article}.ris", Cancel);

        Assert.Contains("Redactie CollectieveKracht (2026). Opvolging", page.GetElementById("citaat")!.TextContent);
        Assert.Equal("application/x-bibtex", bibTeX.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("@online{collectievekracht-opvolging-in-je-bestuur,", await bibTeX.Content.ReadAsStringAsync(Cancel));
        var lines = (await ris.Content.ReadAsStringAsync(Cancel)).Split("\r\n");
        Assert.Equal("TY  - ELEC", lines[0]);
        Assert.Equal("ER  - ", lines[^2]);
    }

    [Fact]
    public async Task Versions_can_be_read_and_laid_side_by_side()
    {
        var list = await PageAsync($"{Article}/versies");
        var first = await PageAsync($"{Article}/versies/1");
        var difference = await PageAsync($"{Article}/versies/1..2");

        Assert.Equal(2, list.QuerySelectorAll("ol.lines > li").Length);
        Assert.NotEmpty(first.QuerySelectorAll(".prose p"));
        Assert.NotEmpty(difference.QuerySelectorAll(".diff .added, .diff ins"));
        Assert.NotEmpty(difference.QuerySelectorAll(".diff .removed, .diff del"));
    }

    [Theory]
    [InlineData("/kennis/bestaat-niet")]
    [InlineData("/kennis/bestaat-niet.bib")]
    [InlineData("/kennis/Opvolging_")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/99")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/1..99")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/1..2..3")]
    [InlineData("/kennis?pagina=1000000000")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/kennis?sector=onzin&kennissoort=xyz")]
    [InlineData("/kennis?pagina=-1")]
    [InlineData("/kennis?q=%EF%BF%BE%EF%BF%BF")]
    [InlineData("/zoeken?q=%EF%BF%BE%F0%9F%98%80")]
    [InlineData("/zoeken?q=%22%20-%20or%20%7C%20%26%20!")]
    public async Task Odd_filters_and_words_still_give_a_list(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

public sealed class HiddenArticleTests(PostgresTemplate template) : SiteTest(template)
{
    [Theory]
    [InlineData("collectives")]
    [InlineData("network")]
    [InlineData("own collective")]
    [Trait("Trust", "T08")]
    public async Task An_article_that_a_visitor_may_not_see_is_nowhere(string readers)
    {
        const string title = "Zonneklopper geheim";
        var collective = await InDatabaseAsync(db => db.Collectives.Select(known => known.Id).FirstAsync(Cancel));
        await WriteAsync("verborgen-artikel", title, collective, readers switch
        {
            "collectives" => Audience.Collectives,
            "network" => Audience.Network(NetworkId.New()),
            _ => Audience.OwnCollective(collective),
        });

        foreach (var address in new[] { "", ".bib", ".ris", "/versies", "/versies/1" })
        {
            using var answer = await Visitor.GetAsync($"/kennis/verborgen-artikel{address}", Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        foreach (var address in new[] { "/", "/kennis", "/kennis?q=zonneklopper", "/zoeken?q=zonneklopper", "/uitdagingen/leiderschap/kennis", "/kennis/opvolging-in-je-bestuur", "/sitemap.xml", "/kennis/feed.xml" })
            Assert.DoesNotContain(title, await Visitor.GetStringAsync(address, Cancel));
    }

    private async Task WriteAsync(string slug, string title, CollectiveId collective, Audience audience)
    {
        var now = DateTimeOffset.UtcNow;
        await ChangeAsync(async db =>
        {
            var author = await db.Accounts.FirstAsync(Cancel);
            var article = new Article(slug, KnowledgeKind.HowTo, author.Id, "nl", audience, "CC BY 4.0");
            article.WriteFor(collective);
            article.Place([await db.Challenges.SingleAsync(challenge => challenge.Slug == "leiderschap", Cancel)], [], []);
            db.Add(article);
            var revision = article.Draft(author.Id, new RevisionText(title, "Samenvatting", "Tekst.", "<p>Tekst.</p>"), now);
            await db.SaveChangesAsync(Cancel);
            article.PublishAtOnce(revision, author.Id, now);
        });
    }
}
