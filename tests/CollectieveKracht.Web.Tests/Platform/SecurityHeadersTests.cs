using System.Net;

namespace CollectieveKracht.Web.Tests.Platform;

[Trait("Trust", "T20")]
public sealed class SecurityHeadersTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/proef", HttpStatusCode.OK)]
    [InlineData("/en/proef", HttpStatusCode.OK)]
    [InlineData("/robots.txt", HttpStatusCode.OK)]
    [InlineData("/css/site.css", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/proef/", HttpStatusCode.MovedPermanently)]
    [InlineData("/proef?q=%00", HttpStatusCode.BadRequest)]
    [InlineData("/nergens", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nergens", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/waves", HttpStatusCode.OK)]
    [InlineData("/api/v1/waves/nergens", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/waves?x=y", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/openapi.json", HttpStatusCode.OK)]
    [InlineData("/proef?breaks=bug", HttpStatusCode.InternalServerError)]
    [InlineData("/proef?breaks=database", HttpStatusCode.ServiceUnavailable)]
    [Trait("Trust", "T21")]
    public async Task Every_answer_carries_the_same_security_headers(string address, HttpStatusCode status)
    {
        using var answer = await site.Visitor().GetAsync(address, Cancel);

        Assert.Equal(status, answer.StatusCode);
        AssertHeaders(answer);
    }

    [Fact]
    [Trait("Trust", "T21")]
    public async Task A_refused_host_gets_the_headers_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };

        using var answer = await site.Visitor().SendAsync(request, Cancel);

        AssertHeaders(answer);
    }

    [Fact]
    public async Task A_page_runs_no_script_or_style_but_those_served_as_files()
    {
        var policy = await PolicyAsync("/proef");

        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal("'self'", policy["script-src"]);
        Assert.Equal("'self'", policy["style-src"]);
        Assert.Equal("'none'", policy["object-src"]);
        Assert.Equal("'none'", policy["base-uri"]);
        Assert.Equal("'none'", policy["frame-ancestors"]);
        Assert.Equal("'self'", policy["form-action"]);
    }

    [Fact]
    public async Task A_page_that_allows_one_inline_script_allows_only_that_text()
    {
        var policy = await PolicyAsync("/proef?script=alert(1)");
        var other = await PolicyAsync("/proef");

        Assert.Equal("'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='", policy["script-src"]);
        Assert.Equal("'self'", other["script-src"]);
    }

    [Fact]
    [Trait("Trust", "T25")]
    public async Task The_policy_names_no_other_site()
    {
        var policy = await PolicyAsync("/proef");

        Assert.All(policy.Values.SelectMany(sources => sources.Split(' ')), source => Assert.Contains(source, (string[])["'none'", "'self'"]));
    }

    [Fact]
    public async Task Requests_are_upgraded_only_when_the_page_came_over_tls()
    {
        using var plain = await site.Visitor(TestSite.Plain).GetAsync("/proef", Cancel);
        using var secure = await site.Visitor(TestSite.OverTls).GetAsync("/proef", Cancel);

        Assert.DoesNotContain("upgrade-insecure-requests", plain.Header("Content-Security-Policy"));
        Assert.Contains("upgrade-insecure-requests", secure.Header("Content-Security-Policy"));
    }

    [Fact]
    [Trait("Trust", "T21")]
    public async Task In_production_browsers_keep_to_tls_for_a_year_with_subdomains()
    {
        using var live = new LiveSite();

        using var answer = await live.Visitor(LiveSite.Address).GetAsync("/proef", Cancel);
        using var missing = await live.Visitor(LiveSite.Address).GetAsync("/nergens", Cancel);

        Assert.Equal("max-age=31536000; includeSubDomains", answer.Header("Strict-Transport-Security"));
        Assert.Equal("max-age=31536000; includeSubDomains", missing.Header("Strict-Transport-Security"));
    }

    private async Task<Dictionary<string, string>> PolicyAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address, Cancel);
        return answer.Header("Content-Security-Policy")!.Split("; ")
            .Select(directive => directive.Split(' ', 2))
            .ToDictionary(directive => directive[0], directive => directive.Length > 1 ? directive[1] : "'self'");
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.StartsWith("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", answer.Header("Permissions-Policy"));
        Assert.Null(answer.Header("Server"));
        Assert.Null(answer.Header("X-Powered-By"));
    }
}
