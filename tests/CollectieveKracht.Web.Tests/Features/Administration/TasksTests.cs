using System.Net;
using AngleSharp.Html.Dom;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Mail;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Administration;

/// <summary>What administrators see and do of jobs and mails.</summary>
public sealed class TasksTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Address = "/beheer/taken";

    private static readonly string[] Hidden = ["jannie", "Het onderwerp", "De tekst"];

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("moderator", HttpStatusCode.Forbidden)]
    [InlineData("administrator", HttpStatusCode.OK)]
    [Trait("Trust", "T07")]
    public async Task Only_an_administrator_sees_the_page(string? role, HttpStatusCode expected)
    {
        using var visitor = As(role);

        using var answer = await visitor.GetAsync(Address, Cancel);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Run")]
    [InlineData("Trial")]
    [InlineData("Again")]
    [Trait("Trust", "T09")]
    public async Task Nobody_else_can_do_what_it_offers(string handler)
    {
        using var moderator = As("moderator");

        using var answer = await moderator.PostAsync($"{Address}?handler={handler}", new FormUrlEncodedContent([new("job", "forget")]), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, await InDatabaseAsync(db => db.OutboxMails.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T11")]
    public async Task Without_the_token_of_the_form_nothing_happens()
    {
        using var administrator = As("administrator");

        using var answer = await administrator.PostAsync($"{Address}?handler=Trial", null, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await InDatabaseAsync(db => db.OutboxMails.CountAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T28")]
    public async Task A_mail_in_trouble_is_shown_without_its_content_or_whole_address_and_can_be_sent_again()
    {
        await ChangeAsync(db =>
        {
            db.OutboxMails.Add(new OutboxMail(TrialMail.Kind, "jannie@collectief.example", new("Het onderwerp", "De tekst", "<p>De tekst</p>"), null, DateTimeOffset.UtcNow));
            return Task.CompletedTask;
        });
        await InDatabaseAsync(db => db.OutboxMails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, MailState.Failed).SetProperty(mail => mail.Trouble, "the mail server answered 550"), Cancel));
        using var administrator = As("administrator");

        var page = await administrator.PageAsync(Address);
        using var answer = await PostAsync(administrator, page, "form[action*=Again]");
        var after = await administrator.PageAsync(answer.Headers.Location!.OriginalString);

        Assert.Contains("…@collectief.example", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the mail server answered 550", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(Hidden, hidden => Assert.DoesNotContain(hidden, page.DocumentElement.OuterHtml, StringComparison.Ordinal));
        Assert.Equal("De mail wordt opnieuw verstuurd.", after.QuerySelector("[role=status]")!.TextContent.Trim());
        Assert.Equal(MailState.Waiting, await InDatabaseAsync(db => db.OutboxMails.Select(mail => mail.State).SingleAsync(Cancel)));
        Assert.Equal("send again", await InDatabaseAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).LastAsync(Cancel)));
    }

    [Fact]
    public async Task A_trial_mail_goes_to_the_address_of_the_site()
    {
        using var administrator = As("administrator");

        using var answer = await PostAsync(administrator, await administrator.PageAsync(Address), "form[action*=Trial]");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("proef@kracht.example", await InDatabaseAsync(db => db.OutboxMails.Select(mail => mail.Address).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_job_that_is_asked_for_runs_and_the_page_tells_how_it_ended()
    {
        Site.Settings["Jobs:Run"] = "true";
        using var administrator = As("administrator");
        await UntilAsync(async () => (await administrator.PageAsync(Address)).QuerySelector("form[action*=Run] input[value=forget]") is not null);

        using var answer = await PostAsync(administrator, await administrator.PageAsync(Address), "form[action*=Run]:has(input[value=forget])");

        await UntilAsync(async () => Row(await administrator.PageAsync(Address), "Verwijderen wat te oud is").Contains("gelukt", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    [Trait("Trust", "T34")]
    public async Task The_page_is_valid_HTML()
    {
        using var administrator = As("administrator");

        Assert.Empty(Markup.FaultsIn(await administrator.GetStringAsync(Address, Cancel)));
        Assert.Empty(Markup.FaultsIn(await administrator.GetStringAsync("/en" + Address, Cancel)));
    }

    [Fact]
    [Trait("Trust", "T28")]
    public async Task The_nightly_job_forgets_what_is_too_old_and_nothing_else()
    {
        await ChangeAsync(db =>
        {
            db.OutboxMails.AddRange(Empty("oud"), Empty("jong"), Empty("wacht"));
            return Task.CompletedTask;
        });
        await InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            update outbox_mails set state = 'Sent', ended_at = now() - interval '31 days' where address like 'oud%';
            update outbox_mails set state = 'Sent', ended_at = now() - interval '29 days' where address like 'jong%';
            update outbox_mails set written_at = now() - interval '31 days' where address like 'wacht%';
            insert into unanswered_searches (words, times, was_helped, last_at) values ('oud', 1, false, now() - interval '181 days'), ('jong', 1, false, now() - interval '179 days');
            """, Cancel));

        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        foreach (var term in scope.ServiceProvider.GetServices<RetentionTerm>()) await term.ForgetAsync(db, DateTimeOffset.UtcNow - term.Kept, Cancel);

        Assert.Equal(["jong@collectief.example", "wacht@collectief.example"], await db.OutboxMails.Select(mail => mail.Address).Order().ToListAsync(Cancel));
        Assert.Equal(["jong"], await db.UnansweredSearches.Select(search => search.Words).ToListAsync(Cancel));
    }

    [Fact]
    [Trait("Trust", "T28")]
    public void Every_term_stands_in_the_documents_and_the_documents_promise_no_other()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "retention.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.EndsWith("nightly |", StringComparison.Ordinal))
            .Select(line => string.Join(": ", line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(2)));

        var terms = Site.Services.GetServices<RetentionTerm>().Select(term => $"{term.What}: {term.Kept.TotalDays} {(term.Kept.TotalDays == 1 ? "day" : "days")}");

        Assert.Equal(terms.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    protected override ValueTask BeginAsync()
    {
        TestSignIn.AddTo(Site);
        return ValueTask.CompletedTask;
    }

    private static OutboxMail Empty(string name) => new(TrialMail.Kind, $"{name}@collectief.example", new("", "", ""), null, DateTimeOffset.UtcNow);

    private static string Row(IHtmlDocument page, string job) =>
        page.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")?.TextContent == job).TextContent;

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!await isSo()) deadline.Token.ThrowIfCancellationRequested();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient visitor, IHtmlDocument page, string selector)
    {
        var form = page.QuerySelector(selector)!;
        var fields = form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        return await visitor.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Cancel);
    }

    private HttpClient As(string? role)
    {
        var visitor = Site.Visitor();
        if (role is not null) visitor.DefaultRequestHeaders.Add(TestSignIn.Header, role);
        return visitor;
    }
}
