using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CollectieveKracht.Web.Tests.Platform;

/// <summary>Requests that no browser sends, over a real connection.</summary>
[Trait("Trust", "T14")]
public sealed class RawRequestTests(ListeningSite site) : IClassFixture<ListeningSite>
{
    [Theory]
    [InlineData("/proef?q=%FF%FE")]
    [InlineData("/proef?q=%E2%28%A1")]
    [InlineData("/proef?q=%")]
    [InlineData("/proef?q=%ED%A0%80")]
    [InlineData("/proef?&&==&=")]
    [InlineData("/proef/%ZZ")]
    [InlineData("/proef/%FF")]
    [InlineData("/proef/%00")]
    [InlineData("/proef/..%2f..%2fetc")]
    [InlineData("/en/../../etc/passwd")]
    [InlineData("/\\evil.example")]
    [InlineData("*")]
    public async Task Broken_addresses_never_break_the_site(string address)
    {
        var status = await site.AskAsync($"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.InRange(status, 200, 499);
    }

    [Fact]
    public async Task A_megabyte_of_query_is_too_long()
    {
        var status = await site.AskAsync($"GET /proef?q={new string('x', 1_000_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Equal((int)HttpStatusCode.RequestUriTooLong, status);
    }

    [Fact]
    public async Task A_megabyte_of_headers_is_too_large()
    {
        var status = await site.AskAsync($"GET /proef HTTP/1.1\r\nHost: localhost\r\nCookie: {new string('x', 1_000_000)}\r\nConnection: close\r\n\r\n");

        Assert.Equal((int)HttpStatusCode.RequestHeaderFieldsTooLarge, status);
    }

    [Theory]
    [InlineData("GET /proef HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /proef HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://evil.example/proef HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [Trait("Trust", "T24")]
    public async Task A_request_without_one_clear_host_is_refused(string request)
    {
        var status = await site.AskAsync(request);

        Assert.Equal((int)HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task A_form_of_two_megabytes_gets_a_page_that_says_it_is_too_large()
    {
        using var visitor = new HttpClient { BaseAddress = site.Address };
        using var form = new FormUrlEncodedContent([new("Subject", new string('x', 2_000_000))]);

        using var answer = await visitor.PostAsync("/proef", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("Dit is te groot.", (await answer.PageAsync()).Heading());
    }

    [Fact]
    [Trait("Trust", "T21")]
    public async Task No_answer_tells_which_server_this_is()
    {
        using var visitor = new HttpClient { BaseAddress = site.Address };

        using var answer = await visitor.GetAsync("/proef", TestContext.Current.CancellationToken);

        Assert.Empty(answer.Headers.Server);
    }
}

/// <summary>The site on a port of its own, for what the in-process server does not do.</summary>
public sealed class ListeningSite : TestSite
{
    public ListeningSite()
    {
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Sends these characters and gives the status of the answer.</summary>
    public async Task<int> AskAsync(string request)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, Address.Port, cancel);
        await using var stream = connection.GetStream();

        var sending = SendAsync(stream, request, cancel);
        var line = await new StreamReader(stream, Encoding.Latin1).ReadLineAsync(cancel);
        await sending;

        return int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    // A server that has read enough answers and hangs up before all is sent.
    private static async Task SendAsync(NetworkStream stream, string request, CancellationToken cancel)
    {
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancel);
        }
        catch (IOException)
        {
        }
    }
}
