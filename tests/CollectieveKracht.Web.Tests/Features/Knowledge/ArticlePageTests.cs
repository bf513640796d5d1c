using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Moderation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

public sealed class ArticlePageTests(PostgresTemplate template) : SiteTest(template)
{
    [Fact]
    public async Task An_article_tells_who_wrote_it_when_and_how_long_reading_takes()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", region: "maastricht", texts: ["Een.", "Een. Twee."], reason: "Aangevuld."));

        var page = await PageAsync("/kennis/proef");

        Assert.Equal("Hoe wij zelden iets vergeten", page.Heading());
        var head = Words(page.QuerySelector(".article-head")!);
        Assert.All(
            ["Ervaring", "Maastricht", "1 minuut lezen", "Marijke Proef", "Gedeeld op 3 maart 2026. Bijgewerkt op 4 maart 2026 (versie 2)."],
            words => Assert.Contains(words, head, StringComparison.Ordinal));
        Assert.DoesNotContain("Limburg", head, StringComparison.Ordinal);
        Assert.Equal(["Kennis", "Interne werking", "Leiderschap"], page.QuerySelectorAll(".breadcrumbs a").Select(link => link.TextContent));
        Assert.Equal("Een proef.", page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        Assert.Equal("article", page.QuerySelector("meta[property='og:type']")!.GetAttribute("content"));
        Assert.Equal("http://localhost:5080/kennis/proef", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_trust_block_says_who_looked_at_it_what_changed_and_how_it_may_be_used()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", texts: ["Een.", "Twee."]));

        var page = await PageAsync("/kennis/proef");

        var trust = page.QuerySelectorAll(".trust li").Select(Words).ToList();
        Assert.Equal(
            ["Geplaatst door de schrijver op 4 maart 2026.", "2 versies. Bekijk wat er veranderde", "Klopt dit nog? We kijken het na in november 2099.", "Je mag dit delen met naamsvermelding: CC BY 4.0"],
            trust);
        Assert.Equal("/kennis/proef/versies/1..2", page.QuerySelector(".trust a")!.GetAttribute("href"));
        Assert.Contains("redactie", (await PageAsync("/kennis/opvolging-in-je-bestuur")).QuerySelector(".trust")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_a_moderator_decided_on_says_so()
    {
        await ChangeAsync(async db =>
        {
            var moderator = db.Add(new Account("Wim Proef")).Entity;
            var article = await db.PublishAsync("proef");
            var author = await db.Accounts.SingleAsync(account => account.Name == "Marijke Proef", Cancel);
            var at = Writing.FirstDay.AddDays(9);
            var revision = article.Draft(author.Id, new("Titel", "Kort.", "Nieuw.", "<p>Nieuw.</p>"), at);
            revision.Submit(author.Id, at);
            var reviewer = new Reviewer(moderator.Id, [Role.Moderator]);
            revision.TakeUp(reviewer, at);
            await db.SaveChangesAsync(Cancel);
            article.Publish(revision, reviewer, new Reason("Helder"), at);
        });

        var page = await PageAsync("/kennis/proef");

        Assert.Equal("Nagekeken door een moderator op 12 maart 2026.", Words(page.QuerySelector(".trust li")!));
        Assert.DoesNotContain("Helder", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_should_have_been_checked_warns()
    {
        await ChangeAsync(async db => (await db.PublishAsync("proef")).CheckAgain(new DateOnly(2026, 1, 2)));

        var page = await PageAsync("/kennis/proef");

        Assert.Contains("moest op 2 januari 2026 worden nagekeken", page.QuerySelector(".note.warning")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contents_lead_to_the_headings_and_the_summary_comes_first()
    {
        var page = await PageAsync("/kennis/opvolging-in-je-bestuur");

        foreach (var contents in page.QuerySelectorAll("ol.contents"))
        {
            var targets = contents.QuerySelectorAll("a").Select(link => page.GetElementById(link.GetAttribute("href")![1..])!.TextContent).ToList();
            Assert.Equal(contents.QuerySelectorAll("a").Select(link => link.TextContent), targets);
            Assert.Equal(("In het kort", "Bronnen"), (targets[0], targets[^1]));
        }

        Assert.Equal(2, page.QuerySelectorAll("ol.contents").Length);
        Assert.NotNull(page.QuerySelector(".article-text > .prose:first-of-type > .in-short"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_glossary_word_leads_to_its_page_and_brings_its_readings_along()
    {
        await InDatabaseAsync(db => db.PublishAsync("proef", texts: ["Wij willen **professionaliseren**. Dat professionaliseren kost tijd."]));

        var page = await PageAsync("/kennis/proef");

        var word = page.QuerySelector(".prose a.term")!;
        var note = page.GetElementById(word.GetAttribute("data-term")!)!;
        Assert.Equal(("professionaliseren", "/woordenlijst/professionalisering"), (word.TextContent, word.GetAttribute("href")));
        Assert.Single(page.QuerySelectorAll(".prose a.term"));
        Assert.True(note.HasAttribute("hidden"));
        Assert.Equal(["Voor collectieven:", "In onderzoek:", "Bij de overheid:", "In de markt:"], note.QuerySelectorAll("dt").Select(reading => reading.TextContent));
        Assert.Equal("/woordenlijst/professionalisering", note.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Every_glossary_word_of_every_article_brings_its_readings_along()
    {
        var articles = await InDatabaseAsync(db => db.Articles.Select(article => article.Slug).ToListAsync(Cancel));

        var words = new List<string>();
        foreach (var slug in articles)
        {
            var page = await PageAsync($"/kennis/{slug}");
            foreach (var word in page.QuerySelectorAll("a.term"))
            {
                Assert.NotNull(page.GetElementById(word.GetAttribute("data-term")!));
                words.Add(word.TextContent);
            }
        }

        Assert.NotEmpty(words);
    }

    [Fact]
    public async Task On_an_English_page_the_text_keeps_its_language_and_the_reader_theirs()
    {
        var page = await PageAsync("/en/kennis/opvolging-in-je-bestuur");

        Assert.Equal("nl", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll(".prose"), prose => Assert.Equal("nl", prose.GetAttribute("lang")));
        Assert.NotEmpty(page.QuerySelectorAll(".prose a[href^='/en/uitdagingen/']"));
        Assert.Empty(page.QuerySelectorAll(".prose a[href^='/uitdagingen/']"));
        Assert.Contains("This article is in Dutch.", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/kennis/opvolging-in-je-bestuur.bib", page.QuerySelector("a[href$='.bib']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Related_articles_share_a_challenge_and_the_most_alike_come_first()
    {
        await ChangeAsync(async db =>
        {
            await db.PublishAsync("proef", title: "Sleutelbeheer in de dorpsloods", challenge: "digitale-infrastructuur");
            await db.PublishAsync("gelijkend", title: "Sleutelbeheer voor de dorpsloods", challenge: "digitale-infrastructuur", texts: ["Over sleutelbeheer in de dorpsloods."]);
            await db.PublishAsync("zelfde-woorden", title: "Nog eens sleutelbeheer in de dorpsloods", challenge: "vermarkting");
        });

        var related = (await PageAsync("/kennis/proef")).QuerySelectorAll(".article-related a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Equal("/kennis/gelijkend", related[0]);
        Assert.Contains("/kennis/zelfde-woorden", related);
        Assert.DoesNotContain("/kennis/proef", related);
        Assert.InRange(related.Count, 2, 5);
    }

    [Fact]
    public async Task The_next_step_comes_from_the_chains()
    {
        var chain = await InDatabaseAsync(db => db.Chains.AsNoTracking().Where(chain => chain.Slug == "van-geld-naar-regels")
            .SelectMany(chain => chain.Links).OrderBy(link => link.Step).Select(link => new { link.Step, link.Slug }).ToListAsync(Cancel));
        await InDatabaseAsync(db => db.PublishAsync("proef", challenge: chain[0].Slug));

        var page = await PageAsync("/kennis/proef");

        var expected = chain.Where(link => link.Step == chain[0].Step + 1).Select(link => $"/uitdagingen/{link.Slug}");
        Assert.Superset(expected.ToHashSet(), page.QuerySelectorAll(".article-facts ol.chain a").Select(link => link.GetAttribute("href")!).ToHashSet());
    }

    [Fact]
    [Trait("Trust", "T13")]
    public async Task Markup_in_a_title_or_name_is_text_everywhere()
    {
        const string attack = "</script><img src=x onerror=alert(1)> & \"'";
        await InDatabaseAsync(db => db.PublishAsync("proef", title: attack, summary: attack, author: db.Add(new Account(attack)).Entity));

        var page = await PageAsync("/kennis/proef");

        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal(attack, page.Heading());
        Assert.Empty(page.QuerySelectorAll("img, [onerror]"));
        Assert.Equal((attack, attack), (data.GetProperty("headline").GetString(), data.GetProperty("author")[0].GetProperty("name").GetString()));
        Assert.Single(page.QuerySelectorAll("script[type='application/ld+json']"));
    }

    [Fact]
    public async Task Search_engines_are_told_what_it_is()
    {
        var page = await PageAsync("/kennis/opvolging-in-je-bestuur");

        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal("https://schema.org", data.GetProperty("@context").GetString());
        Assert.Equal(("Article", "nl"), (data.GetProperty("@type").GetString(), data.GetProperty("inLanguage").GetString()));
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", data.GetProperty("license").GetString());
        Assert.Equal(("2026-10-13", "2026-11-10"), (data.GetProperty("datePublished").GetString(), data.GetProperty("dateModified").GetString()));
        Assert.Contains("Leiderschap", data.GetProperty("about").EnumerateArray().Select(subject => subject.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("/kennis/bestaat-niet")]
    [InlineData("/kennis/Opvolging-In-Je-Bestuur!")]
    [InlineData("/kennis/%27%20or%201=1")]
    [InlineData("/kennis/bestaat-niet.bib")]
    [InlineData("/kennis/.ris")]
    [InlineData("/kennis/bestaat-niet/versies")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/3")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/0")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/99999999999")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/1..1")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/1..3")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/a..b")]
    [InlineData("/kennis/opvolging-in-je-bestuur/versies/1..2..3")]
    [InlineData("/en/kennis/opvolging-in-je-bestuur.ris")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_former_address_leads_to_the_new_one_in_the_same_language()
    {
        await ChangeAsync(db =>
        {
            db.Add(new FormerAddress("/kennis/oude-naam", "/kennis/opvolging-in-je-bestuur"));
            return Task.CompletedTask;
        });

        using var dutch = await Visitor.GetAsync("/kennis/oude-naam", Cancel);
        using var english = await Visitor.GetAsync("/en/kennis/oude-naam", Cancel);

        Assert.Equal((HttpStatusCode.MovedPermanently, "/kennis/opvolging-in-je-bestuur"), (dutch.StatusCode, dutch.Headers.Location!.OriginalString));
        Assert.Equal("/en/kennis/opvolging-in-je-bestuur", english.Headers.Location!.OriginalString);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
