using System.Diagnostics;
using System.Net;

namespace CollectieveKracht.Web.Tests.Platform;

[Trait("Trust", "T40")]
public sealed class DatabaseAwayTests
{
    /// <summary>Every address that is not there is looked up among the former addresses, so it needs the database.</summary>
    private const string Page = "/en/nergens";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gone")]
    [InlineData("silent")]
    [Trait("Trust", "T39")]
    public async Task Without_the_database_the_site_lives_says_so_in_time_and_comes_back_by_itself(string database)
    {
        using var site = new TestSite();
        await using var line = new DatabaseLine(site.Settings["ConnectionStrings:Platform"]);
        site.Settings["ConnectionStrings:Platform"] = line.ConnectionString;
        var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, Page));

        if (database == "gone") line.Cut(); else line.Silence();
        var asked = Stopwatch.StartNew();
        using var away = await visitor.GetAsync(Page, Cancel);
        var waited = asked.Elapsed;
        var live = await StatusAsync(visitor, "/health/live");
        var ready = await StatusAsync(visitor, "/health/ready");
        line.Restore();
        var back = await StatusAsync(visitor, Page);

        var page = await away.PageAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("We will be back soon.", page.Heading());
        Assert.Equal("30", away.Header("Retry-After"));
        Assert.DoesNotContain("Npgsql", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, live);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Equal(HttpStatusCode.NotFound, back);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(address, Cancel);
        return answer.StatusCode;
    }
}
