using System.Net;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CollectieveKracht.Web.Tests.Features.Search;

public sealed class SearchVisibilityTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Word = "zeldzaamwoord";

    [Fact]
    [Trait("Trust", "T08")]
    public async Task What_a_viewer_may_not_see_is_absent_from_rows_counts_and_facets()
    {
        var (collective, network) = await WriteAnArticlePerAudienceAsync();

        Assert.Equal(1, await CountAsync(Viewer.Visitor));
        Assert.Equal(4, await CountAsync(Viewer.Member([collective], [network])));
        var page = await PageAsync($"/zoeken?q={Word}");
        Assert.Single(page.QuerySelectorAll("article.result"));
        Assert.Equal("1", page.QuerySelector("nav.tabs span")!.TextContent);
        Assert.DoesNotContain("andere kring", page.DocumentElement.TextContent);
        Assert.All(page.QuerySelectorAll(".facet .count"), count => Assert.Contains(count.TextContent, (string[])["0", "1"]));
    }

    [Theory]
    [InlineData("/sitemap.xml")]
    [InlineData("/kennis/feed.xml")]
    [Trait("Trust", "T08")]
    public async Task Files_for_machines_hold_only_what_every_visitor_may_see(string address)
    {
        await WriteAnArticlePerAudienceAsync();

        var xml = await Visitor.GetStringAsync(address, Cancel);

        Assert.Contains("/kennis/zichtbaar-1", xml);
        Assert.DoesNotContain("/kennis/zichtbaar-2", xml);
        Assert.DoesNotContain("/kennis/zichtbaar-3", xml);
        Assert.DoesNotContain("/kennis/zichtbaar-4", xml);
    }

    [Fact]
    public async Task A_search_that_takes_too_long_is_broken_off_with_a_page_that_asks_to_come_back()
    {
        await PageAsync("/zoeken?q=warm");
        await using var connection = new NpgsqlConnection(Site.Settings["ConnectionStrings:Platform"] + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using (var block = new NpgsqlCommand("lock table search_entries in access exclusive mode", connection, transaction))
            await block.ExecuteNonQueryAsync(Cancel);

        using var answer = await Visitor.GetAsync("/zoeken?q=bestuur", Cancel);
        await transaction.RollbackAsync(Cancel);
        using var after = await Visitor.GetAsync("/zoeken?q=bestuur", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Header("Retry-After"));
        Assert.Equal("We zijn er zo weer.", (await answer.PageAsync()).Heading());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private async Task<int> CountAsync(Viewer viewer)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var request = new ListingRequest { Path = "/zoeken", Kinds = Enum.GetValues<SearchKind>(), Words = Word };
        var listing = await scope.ServiceProvider.GetRequiredService<Listings>().FindAsync(request, viewer, Cancel);
        Assert.Equal(listing.Total, listing.Rows.Count);
        return listing.Total;
    }

    private Task<(Domain.CollectiveId, Domain.NetworkId)> WriteAnArticlePerAudienceAsync() => InDatabaseAsync(async db =>
    {
        var author = await db.Accounts.FirstAsync(Cancel);
        var collective = await db.Collectives.OrderBy(known => known.Slug).Select(known => known.Id).FirstAsync(Cancel);
        var network = await db.Networks.OrderBy(known => known.Slug).Select(known => known.Id).FirstAsync(Cancel);
        Audience[] audiences = [Audience.Public, Audience.Collectives, Audience.Network(network), Audience.OwnCollective(collective)];
        foreach (var (audience, number) in audiences.Select((audience, place) => (audience, place + 1)))
        {
            var title = number == 1 ? $"Voor iedereen {Word}" : $"Voor een andere kring {Word}";
            var article = new Article($"zichtbaar-{number}", KnowledgeKind.Experience, author.Id, "nl", audience, "CC BY 4.0");
            db.Add(article);
            await PublishAsync(db, article, author.Id, title);
        }

        return (collective, network);
    });

    private static async Task PublishAsync(PlatformDb db, Article article, Domain.AccountId author, string title)
    {
        var now = DateTimeOffset.UtcNow;
        var revision = article.Draft(author, new RevisionText(title, "Kort.", "Tekst.", "<p>Tekst.</p>", [], null), now);
        await db.SaveChangesAsync(Cancel);
        article.PublishAtOnce(revision, author, now);
        await db.SaveChangesAsync(Cancel);
    }
}
