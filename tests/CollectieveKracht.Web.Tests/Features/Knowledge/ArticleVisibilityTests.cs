using System.Net;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

/// <summary>What a visitor may not see is nowhere: not on a page, not in a count, not beside something else.</summary>
[Trait("Trust", "T08")]
public sealed class ArticleVisibilityTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Word = "Geheimzeggerij";

    private static readonly string[] Addresses =
    [
        "/kennis", "/kennis?q=geheimzeggerij", "/kennis?kennissoort=ervaring", "/kennis?uitdaging=leiderschap", "/kennis?sector=energie", "/kennis?volgorde=herkend",
        "/kennis/opvolging-in-je-bestuur", "/zoeken?q=geheimzeggerij", "/zoeken/suggesties?q=geheim", "/uitdagingen/leiderschap", "/uitdagingen/leiderschap/kennis", "/", "/sitemap.xml", "/kennis/feed.xml",
    ];

    [Theory]
    [InlineData("collectives")]
    [InlineData("network")]
    [InlineData("own collective")]
    public async Task An_article_for_others_is_nowhere(string who)
    {
        var before = await CountedAsync();
        await ChangeAsync(async db =>
        {
            var collective = await db.Collectives.OrderBy(collective => collective.Slug).FirstAsync(Cancel);
            var network = await db.Networks.OrderBy(network => network.Slug).FirstAsync(Cancel);
            var audience = who switch
            {
                "collectives" => Audience.Collectives,
                "network" => Audience.Network(network.Id),
                _ => Audience.OwnCollective(collective.Id),
            };
            await db.PublishAsync("besloten", audience, title: Word, summary: Word, texts: [Word, $"{Word} opnieuw"]);
        });

        foreach (var address in Addresses) Assert.DoesNotContain(Word, await TextAsync(address), StringComparison.OrdinalIgnoreCase);
        foreach (var address in Addresses) Assert.DoesNotContain("/kennis/besloten", await TextAsync(address), StringComparison.Ordinal);
        Assert.Equal(before, await CountedAsync());
        await RequireAbsentAsync();
    }

    [Fact]
    public async Task A_hidden_article_is_gone_and_a_flagged_one_stays()
    {
        await ChangeAsync(async db =>
        {
            var author = db.Add(new Account("Wim Proef")).Entity;
            await db.SaveChangesAsync(Cancel);
            var (hidden, flagged) = (await db.PublishAsync("besloten", title: Word), await db.PublishAsync("gemeld"));
            hidden.Flag(author.Id, new Reason("Klopt niet"));
            flagged.Flag(author.Id, new Reason("Klopt niet"));
            hidden.Hide(new Reviewer(AccountId.New(), [Role.Moderator]), new Reason("Klopt niet"));
        });

        Assert.DoesNotContain(Word, await TextAsync("/kennis"), StringComparison.Ordinal);
        Assert.Contains("/kennis/gemeld", await TextAsync("/kennis?q=zeldzaamwoord"), StringComparison.Ordinal);
        await RequireAbsentAsync();
    }

    [Fact]
    public async Task An_article_without_a_published_version_is_not_there()
    {
        await ChangeAsync(db =>
        {
            var author = db.Add(new Account("Wim Proef")).Entity;
            var article = db.Add(new Article("besloten", KnowledgeKind.Tool, author.Id, "nl", Audience.Public, "CC BY 4.0")).Entity;
            article.Draft(author.Id, new(Word, Word, Word, $"<p>{Word}</p>"), Writing.FirstDay);
            return Task.CompletedTask;
        });

        Assert.DoesNotContain(Word, await TextAsync("/kennis?q=geheimzeggerij"), StringComparison.Ordinal);
        await RequireAbsentAsync();
    }

    /// <summary>Each address of the article answers as one that never was, to GET and HEAD alike.</summary>
    private async Task RequireAbsentAsync()
    {
        foreach (var path in new[] { "", ".bib", ".ris", "/versies", "/versies/1", "/versies/1..2" })
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, $"/kennis/besloten{path}");
            using var asked = await Visitor.SendAsync(head, Cancel);
            using var answer = await Visitor.GetAsync($"/kennis/besloten{path}", Cancel);
            using var never = await Visitor.GetAsync($"/kennis/nooitweg{path}", Cancel);

            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (asked.StatusCode, answer.StatusCode));
            Assert.Equal((await never.PageAsync()).Heading(), (await answer.PageAsync()).Heading());
        }
    }

    private async Task<string> TextAsync(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        // The words that were searched for stand in the field; that says nothing about what there is.
        return (await answer.Content.ReadAsStringAsync(Cancel)).Replace("geheimzeggerij", "", StringComparison.Ordinal);
    }

    private async Task<string> CountedAsync()
    {
        var counts = new List<string>();
        foreach (var address in Addresses.Where(address => address.StartsWith("/kennis?", StringComparison.Ordinal) || address == "/kennis"))
        {
            var page = await PageAsync(address);
            counts.Add(page.QuerySelector("[role=status] b")!.TextContent);
            counts.AddRange(page.QuerySelectorAll("#filters .check").Select(option => option.TextContent.Trim()));
        }

        return string.Join('\n', counts);
    }
}
