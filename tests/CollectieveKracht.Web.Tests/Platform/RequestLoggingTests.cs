using System.Net;

namespace CollectieveKracht.Web.Tests.Platform;

[Trait("Trust", "T28")]
public sealed class RequestLoggingTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_leaves_one_line_with_method_path_status_time_and_trace_id()
    {
        using var answer = await site.Visitor().GetAsync("/en/proef/een-spoor", Cancel);

        var line = Assert.Single(site.Log.Json, json => json.Contains("een-spoor", StringComparison.Ordinal));
        Assert.Contains("\"Method\":\"GET\"", line, StringComparison.Ordinal);
        Assert.Contains("\"Path\":\"/en/proef/een-spoor\"", line, StringComparison.Ordinal);
        Assert.Contains("\"Status\":200", line, StringComparison.Ordinal);
        Assert.Contains("\"Elapsed\":", line, StringComparison.Ordinal);
        Assert.Contains("\"@tr\":", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proef?q=ruzie-in-het-bestuur&email=iemand@prive.example")]
    [InlineData("/proef?breaks=bug&q=ruzie-in-het-bestuur&email=iemand@prive.example")]
    [InlineData("/nergens?q=ruzie-in-het-bestuur&email=iemand@prive.example")]
    public async Task The_log_does_not_tell_who_asked_for_what(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Headers =
            {
                { "User-Agent", "Bijzondere-Browser/1.0" },
                { "X-Forwarded-For", "203.0.113.9" },
                { "Cookie", "geheim=koekje" },
                { "Referer", "https://herkomst.example/" },
            },
        };

        using var answer = await site.Visitor().SendAsync(request, Cancel);

        string[] personal = ["ruzie", "iemand@", "Bijzondere", "203.0.113.9", "koekje", "herkomst"];
        Assert.All(site.Log.Json, line => Assert.All(personal, word => Assert.DoesNotContain(word, line, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task An_address_cannot_forge_a_line_of_the_log()
    {
        using var answer = await site.Visitor().GetAsync("/x%0AERR%20verzonnen", Cancel);

        var line = Assert.Single(site.Log.Lines, line => line.Contains("verzonnen", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', line);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
