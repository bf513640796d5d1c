using System.Globalization;
using System.Net;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Platform.Limits;

[Trait("Trust", "T43")]
public sealed class LimitTests : IDisposable
{
    /// <summary>Tells the site, before all else, where a request comes from.</summary>
    private const string From = "X-From";

    private readonly TestSite _site = new();

    public LimitTests()
    {
        _site.Settings["Limits:SearchesPerMinute"] = "5";
        _site.Settings["Limits:DownloadsPerMinute"] = "5";
        _site.Settings["Limits:PrintsPerMinute"] = "5";
        _site.Additions.Add(services => services.AddSingleton<IStartupFilter, Remote>());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/zoeken", "Dat ging wel erg snel.")]
    [InlineData("/en/zoeken?q=bestuur", "That was very fast.")]
    [InlineData("/kennis?q=bestuur", "Dat ging wel erg snel.")]
    [InlineData("/kennis/feed.xml", "Dat ging wel erg snel.")]
    [InlineData("/sitemap.xml", "Dat ging wel erg snel.")]
    [InlineData("/kennis/opvolging-in-je-bestuur.ris", "Dat ging wel erg snel.")]
    [InlineData("/kennis/opvolging-in-je-bestuur.pdf", "Dat ging wel erg snel.")]
    public async Task Who_asks_too_much_is_told_when_to_ask_again(string address, string heading)
    {
        var visitor = _site.Visitor();
        for (var turn = 0; turn < 5; turn++) Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, address, "203.0.113.1"));

        using var request = Ask(address, "203.0.113.1");
        using var answer = await visitor.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(heading, (await answer.PageAsync()).Heading());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, address, "203.0.113.2"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/woordenlijst", "203.0.113.1"));
    }

    [Fact]
    public async Task Reading_lists_without_words_is_not_counted()
    {
        var visitor = _site.Visitor();

        for (var turn = 0; turn < 20; turn++) Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/kennis?q=&sector=energie", "203.0.113.1"));
    }

    [Fact]
    [Trait("Trust", "T24")]
    public async Task What_a_client_says_of_its_own_address_does_not_count()
    {
        var visitor = _site.Visitor();
        for (var turn = 0; turn < 5; turn++) await StatusAsync(visitor, "/zoeken?q=bestuur", "203.0.113.1", $"198.51.100.{turn}");

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(visitor, "/zoeken?q=bestuur", "203.0.113.1", "198.51.100.9"));
    }

    [Fact]
    [Trait("Trust", "T24")]
    public async Task Behind_a_configured_proxy_each_client_is_counted_by_the_address_that_the_proxy_saw()
    {
        _site.Settings["Proxy:Addresses:0"] = "203.0.113.1";
        var visitor = _site.Visitor();
        for (var turn = 0; turn < 5; turn++) await StatusAsync(visitor, "/zoeken?q=bestuur", "203.0.113.1", $"192.0.2.{turn}, 198.51.100.1");

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(visitor, "/zoeken?q=bestuur", "203.0.113.1", "192.0.2.9, 198.51.100.1"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/zoeken?q=bestuur", "203.0.113.1", "198.51.100.2"));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.1", "::ffff:203.0.113.1", true)]
    [InlineData("203.0.113.1", "203.0.113.2", false)]
    public void A_client_has_a_whole_network_of_IPv6_and_one_address_of_IPv4(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, ClientAddress.DrawerOf(IPAddress.Parse(one)) == ClientAddress.DrawerOf(IPAddress.Parse(other)));
    }

    [Fact]
    public async Task A_burst_of_400_reads_from_one_address_gets_pages_and_refusals_but_no_errors()
    {
        _site.Settings["Limits:SearchesPerMinute"] = "60";
        string[] addresses = ["/", "/zoeken?q=bestuur", "/kennis", "/kennis/opvolging-in-je-bestuur", "/uitdagingen/leiderschap", "/zoeken?q=leden&sector=energie", "/collectieven", "/sitemap.xml"];
        var visitor = _site.Visitor();
        foreach (var address in addresses) await StatusAsync(visitor, address, "203.0.113.2");
        await _site.Services.GetRequiredService<Changes>().NoteAsync([Changes.Everything]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(turn => Task.Run(async () =>
        {
            using var request = Ask(addresses[turn % addresses.Length], "203.0.113.1");
            using var answer = await visitor.SendAsync(request, Cancel);
            return (answer.StatusCode, HasTime: answer.Headers.RetryAfter is not null);
        }, Cancel)));

        Assert.All(answers, answer => Assert.Equal(answer.StatusCode == HttpStatusCode.OK ? (HttpStatusCode.OK, false) : (HttpStatusCode.TooManyRequests, true), answer));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 250, 400);
    }

    public void Dispose() => _site.Dispose();

    private static HttpRequestMessage Ask(string address, string from, string? forwardedFor = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { From, from } } };
        if (forwardedFor is not null) request.Headers.Add("X-Forwarded-For", forwardedFor);
        return request;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient visitor, string address, string from, string? forwardedFor = null)
    {
        using var request = Ask(address, from, forwardedFor);
        using var answer = await visitor.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private sealed class Remote : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[From].ToString());
                return rest(context);
            });
            next(app);
        };
    }
}
