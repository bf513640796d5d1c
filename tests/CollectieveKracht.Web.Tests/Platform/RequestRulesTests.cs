using System.Net;

namespace CollectieveKracht.Web.Tests.Platform;

public sealed class RequestRulesTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/proef/", "/proef")]
    [InlineData("/en/", "/en")]
    [InlineData("/en/proef/?q=een&q=twee", "/en/proef?q=een&q=twee")]
    [InlineData("//evil.example/", "/evil.example")]
    [InlineData("/en//evil.example", "/en/evil.example")]
    [InlineData("/%5Cevil.example/", "/%5Cevil.example")]
    [Trait("Trust", "T15")]
    public async Task Other_ways_of_writing_an_address_lead_to_the_one_we_use_on_this_site(string asked, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://localhost" + asked));

        using var answer = await site.Visitor().SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(address, answer.Header("Location"));
    }

    [Theory]
    [InlineData("/proef?q=%00")]
    [InlineData("/proef?q=%1B[31m")]
    [InlineData("/proef?%07=x")]
    [InlineData("/proef/%01")]
    [Trait("Trust", "T14")]
    public async Task Control_characters_are_refused_with_a_page_that_says_so(string address)
    {
        using var answer = await site.Visitor().GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Dit lukte niet.", (await answer.PageAsync()).Heading());
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.2")]
    [Trait("Trust", "T24")]
    public async Task An_unknown_host_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/proef") { Headers = { Host = host } };

        using var answer = await site.Visitor().SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T24")]
    public async Task A_live_site_does_not_answer_to_localhost_except_about_its_health()
    {
        using var live = new LiveSite();

        using var page = await live.Visitor(TestSite.OverTls).GetAsync("/proef", Cancel);
        using var health = await live.Visitor(TestSite.Plain).GetAsync("/health/live", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task A_live_site_sends_a_visitor_without_tls_to_the_address_with_tls()
    {
        using var live = new LiveSite();

        using var answer = await live.Visitor(new Uri("http://kracht.example")).GetAsync("/en/proef?q=x", Cancel);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("https://kracht.example/en/proef?q=x", answer.Header("Location"));
    }

    [Fact]
    [Trait("Trust", "T24")]
    public async Task Forwarded_headers_of_a_stranger_do_not_count()
    {
        using var live = new LiveSite();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://kracht.example/proef")
        {
            Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "evil.example" } },
        };

        using var answer = await live.Visitor(new Uri("http://kracht.example")).SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("https://kracht.example/proef", answer.Header("Location"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    [Trait("Trust", "T11")]
    public async Task A_form_sent_from_another_site_is_refused(string origin)
    {
        var visitor = site.Visitor();
        using var request = await FilledFormAsync(visitor);
        request.Headers.Add("Origin", origin);

        using var answer = await visitor.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task A_form_sent_from_the_site_itself_is_taken_in()
    {
        var visitor = site.Visitor();
        using var request = await FilledFormAsync(visitor);
        request.Headers.Add("Origin", "http://localhost");

        using var answer = await visitor.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8wrong")]
    [Trait("Trust", "T11")]
    public async Task A_form_without_its_own_token_is_refused(string token)
    {
        var visitor = site.Visitor();
        await visitor.PageAsync("/proef");

        using var answer = await visitor.PostAsync("/proef", Form(token), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Dit lukte niet.", (await answer.PageAsync()).Heading());
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task A_token_of_another_visitor_is_refused()
    {
        var (visitor, other) = (site.Visitor(), site.Visitor());
        await visitor.PageAsync("/proef");
        var token = Token(await other.PageAsync("/proef"));

        using var answer = await visitor.PostAsync("/proef", Form(token), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T22")]
    public async Task The_cookie_of_a_form_is_bound_to_this_host_over_tls_and_out_of_reach_of_scripts()
    {
        using var live = new LiveSite();

        using var answer = await live.Visitor(LiveSite.Address).GetAsync("/en/proef", Cancel);

        var cookie = answer.Header("Set-Cookie")!;
        Assert.StartsWith("__Host-form=", cookie, StringComparison.Ordinal);
        Assert.EndsWith("; path=/; secure; samesite=strict; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T25")]
    public async Task A_page_without_a_form_to_send_sets_no_cookie()
    {
        using var answer = await site.Visitor().GetAsync("/nergens", Cancel);

        Assert.Null(answer.Header("Set-Cookie"));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("VERZIN")]
    public async Task A_page_says_which_methods_it_takes(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/proef");

        using var answer = await site.Visitor().SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("GET, HEAD, POST", answer.Header("Allow"));
    }

    [Theory]
    [InlineData("/en/robots.txt")]
    [InlineData("/en/health/live")]
    [InlineData("/en/.well-known/security.txt")]
    [InlineData("/en/css/site.css")]
    public async Task What_has_no_language_has_one_address(string address)
    {
        using var answer = await site.Visitor().GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<HttpRequestMessage> FilledFormAsync(HttpClient visitor) =>
        new(HttpMethod.Post, "/proef") { Content = Form(Token(await visitor.PageAsync("/proef"))) };

    private static FormUrlEncodedContent Form(string token) =>
        new(new Dictionary<string, string> { ["Subject"] = "Opvolging", ["__RequestVerificationToken"] = token });

    private static string Token(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
