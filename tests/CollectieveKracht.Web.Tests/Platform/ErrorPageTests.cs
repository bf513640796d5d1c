using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using CollectieveKracht.Web.Tests.Features.Trial;

namespace CollectieveKracht.Web.Tests.Platform;

public sealed class ErrorPageTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/nergens", "nl", "Deze steen ligt ergens anders.")]
    [InlineData("/kennis/bestaat/echt/niet", "nl", "Deze steen ligt ergens anders.")]
    [InlineData("/fout", "nl", "Deze steen ligt ergens anders.")]
    [InlineData("/en/nergens", "en", "This stone lies somewhere else.")]
    [InlineData("/proef?breaks=other", "nl", "Deze steen ligt ergens anders.")]
    public async Task What_is_not_there_gets_a_page_in_the_language_of_the_address(string address, string language, string heading)
    {
        using var answer = await site.Visitor().GetAsync(address, Cancel);

        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(heading, page.Heading());
    }

    [Theory]
    [InlineData("/nergens", "/zoeken", "/kennis")]
    [InlineData("/en/nergens", "/en/zoeken", "/en/kennis")]
    public async Task A_page_that_is_not_there_helps_on_in_its_language(string address, string search, string knowledge)
    {
        var page = await site.Visitor().PageAsync(address);

        var form = page.QuerySelector("main form")!;
        Assert.Equal(search, form.GetAttribute("action"));
        Assert.NotNull(form.QuerySelector("input[name=q]"));
        Assert.NotNull(page.QuerySelector($"main a[href='{knowledge}']"));
    }

    [Fact]
    public async Task Asking_only_for_the_head_of_what_is_not_there_gets_the_same_status()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/nergens");

        using var answer = await site.Visitor().SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/proef?breaks=bug", "Er ging iets mis bij ons.")]
    [InlineData("/en/proef?breaks=bug", "Something went wrong on our side.")]
    [Trait("Trust", "T21")]
    public async Task A_bug_shows_nothing_of_itself_but_the_number_under_which_it_is_logged(string address, string heading)
    {
        using var answer = await site.Visitor().GetAsync(address, Cancel);

        var page = await answer.PageAsync();
        var number = page.QuerySelector("main code")!.TextContent;
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(heading, page.Heading());
        Assert.DoesNotContain(TrialModel.Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var logged = Assert.Single(site.Log.OfTrace(number), line => line.Exception is not null);
        Assert.Equal(TrialModel.Secret, logged.Exception!.Message);
    }

    [Fact]
    [Trait("Trust", "T40")]
    public async Task Without_the_database_a_page_asks_to_come_back_soon()
    {
        using var answer = await site.Visitor().GetAsync("/proef?breaks=database", Cancel);

        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("30", answer.Header("Retry-After"));
        Assert.Equal("We zijn er zo weer.", page.Heading());
        Assert.DoesNotContain(TrialModel.Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T40")]
    public async Task Nobody_waits_for_what_takes_too_long()
    {
        using var answer = await site.Visitor().GetAsync("/proef?breaks=slowness", Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("We zijn er zo weer.", (await answer.PageAsync()).Heading());
    }

    [Fact]
    [Trait("Trust", "T14")]
    public async Task Text_that_the_database_cannot_hold_is_the_fault_of_the_request()
    {
        using var answer = await site.Visitor().GetAsync("/proef?breaks=text", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/proef", "Je beslist niet over je eigen inzending.")]
    [InlineData("/en/proef", "You do not decide on your own submission.")]
    public async Task A_rule_that_refuses_shows_its_sentence_on_the_page_and_keeps_what_was_typed(string address, string sentence)
    {
        using var answer = await SendAsync(address, "Opvolging");

        var page = await answer.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, page.QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Opvolging", ((IHtmlInputElement)page.QuerySelector("[name=Subject]")!).Value);
    }

    [Theory]
    [InlineData("/proef", "", "Vul Subject in.")]
    [InlineData("/en/proef", "", "Fill in Subject.")]
    [InlineData("/proef", "Dit onderwerp is veel te lang voor het veld", "Houd Subject op hoogstens 20 tekens.")]
    public async Task A_wrong_field_is_explained_in_the_language_of_the_page(string address, string subject, string sentence)
    {
        using var answer = await SendAsync(address, subject);

        var page = await answer.PageAsync();
        Assert.Contains(sentence, page.QuerySelector("main form")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/nergens", null, HttpStatusCode.NotFound)]
    [InlineData("/proef?breaks=bug", "application/json", HttpStatusCode.InternalServerError)]
    [InlineData("/proef?breaks=rule", "application/json", HttpStatusCode.UnprocessableEntity)]
    public async Task A_program_gets_the_details_of_a_problem(string address, string? accept, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null) request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));

        using var answer = await site.Visitor().SendAsync(request, Cancel);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        Assert.DoesNotContain(TrialModel.Secret, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_rule_reaches_a_program_in_words()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/proef?breaks=rule");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var answer = await site.Visitor().SendAsync(request, Cancel);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("You do not decide on your own submission.", problem.GetProperty("detail").GetString());
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string subject)
    {
        var visitor = site.Visitor();
        var token = (await visitor.PageAsync(address)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        return await visitor.PostAsync(
            address,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["Subject"] = subject, ["__RequestVerificationToken"] = token }),
            Cancel);
    }
}
