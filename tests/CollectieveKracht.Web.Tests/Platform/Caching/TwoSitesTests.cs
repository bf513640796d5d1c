using System.Diagnostics;
using System.Net;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Tests.Features.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Platform.Caching;

/// <summary>Two sites on one database, which are to behave as one.</summary>
public sealed class TwoSitesTests(PostgresTemplate template) : CacheTest(template)
{
    [Fact]
    public async Task What_one_site_publishes_the_other_shows_within_a_second()
    {
        using var other = Other();
        var visitor = other.Visitor();
        await KeptAsync(Visitor);
        await KeptAsync(visitor);
        const string list = "/kennis?q=zeldzaamwoord";
        Assert.DoesNotContain("Net gepubliceerd", await visitor.GetStringAsync(list, Cancel), StringComparison.Ordinal);

        await ChangeAsync(db => db.PublishAsync("net-gepubliceerd", title: "Net gepubliceerd"));
        var published = Stopwatch.StartNew();
        await UntilAsync(async () => (await visitor.GetStringAsync(list, Cancel)).Contains("Net gepubliceerd", StringComparison.Ordinal));

        Assert.InRange(published.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_word_that_one_site_renames_has_its_new_name_on_the_other_within_a_second()
    {
        using var other = Other();
        var visitor = other.Visitor();
        await KeptAsync(Visitor);
        await KeptAsync(visitor);
        await visitor.GetAsync("/kennis", Cancel);

        await ChangeAsync(async db =>
        {
            var sector = await db.Terms.SingleAsync(term => term.Characteristic == Characteristic.Sector && term.Slug == "energie", Cancel);
            db.Entry(sector).ComplexProperty(term => term.Name).CurrentValue = new("Zon en wind", "Sun and wind");
        });
        var renamed = Stopwatch.StartNew();
        await UntilAsync(async () => (await visitor.GetStringAsync("/kennis", Cancel)).Contains("Zon en wind", StringComparison.Ordinal));

        Assert.InRange(renamed.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task A_form_of_one_site_can_be_sent_to_the_other()
    {
        using var other = Other();
        using var form = await Visitor.GetAsync("/proef", Cancel);
        var page = await form.PageAsync();
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var request = new HttpRequestMessage(HttpMethod.Post, "/proef")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Subject"] = "Opvolging", ["__RequestVerificationToken"] = token }),
            Headers = { { "Cookie", form.Header("Set-Cookie")!.Split(';')[0] } },
        };
        using var answer = await Plain(other).SendAsync(request, Cancel);

        // The trial page refuses every form that is in order by a rule.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Sites_that_share_Redis_share_their_pages_and_forget_them_together()
    {
        await using var redis = await RedisServer.StartAsync(Cancel);
        Site.Settings["Cache:Redis"] = redis.Address;
        using var other = Other();
        var visitor = other.Visitor();
        await KeptAsync(Visitor);
        await KeptAsync(visitor);

        var made = await KeptAsync(Visitor);
        var there = await ShownAsync(visitor, "made");
        for (var turn = 1; turn <= 5; turn++)
        {
            await SayAsync($"Beurt {turn}.");
            Assert.Equal($"Beurt {turn}.", await ShownAsync(Visitor, "read"));
            var said = Stopwatch.StartNew();
            await UntilAsync(async () => await ShownAsync(visitor, "read") == $"Beurt {turn}.");
            Assert.InRange(said.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(made, there);
        Assert.DoesNotContain(Site.Log.Lines, line => line.Contains("does not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_whose_Redis_fails_serves_on_and_shows_what_changed()
    {
        await using var redis = await RedisServer.StartAsync(Cancel);
        Site.Settings["Cache:Redis"] = redis.Address;
        await KeptAsync(Visitor);

        redis.Kill();
        using var first = await AskAsync(Visitor, Address);
        await SayAsync("Zonder Redis.");
        using var list = await AskAsync(Visitor, "/kennis");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Assert.Equal("Zonder Redis.", await ShownAsync(Visitor, "read"));
        Assert.Single(Site.Log.Lines, line => line.Contains("The store of pages does not answer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_starts_without_the_Redis_of_its_settings()
    {
        Site.Settings["Cache:Redis"] = "127.0.0.1:1";

        using var answer = await AskAsync(Visitor, "/kennis");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private TestSite Other()
    {
        var other = new TestSite();
        foreach (var (name, value) in Site.Settings) other.Settings[name] = value;
        return other;
    }
}
