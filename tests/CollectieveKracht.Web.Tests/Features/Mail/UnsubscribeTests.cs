using System.Net;
using CollectieveKracht.Web.Features.Mail;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Mail;

/// <summary>Stopping mails, by whoever got one.</summary>
[Trait("Trust", "T30")]
public sealed class UnsubscribeTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Address = "Iemand@collectief.example";

    private static readonly MailKind Yearly = new("yearly", TrialMail.Kind.Template) { Topic = MailTopics.Profile };

    [Fact]
    [Trait("Trust", "T24")]
    public async Task A_mail_that_can_be_stopped_says_so_to_people_and_to_mail_programs()
    {
        var link = (await WriteAsync(Yearly))!;

        var mail = await InDatabaseAsync(db => db.OutboxMails.SingleAsync(Cancel));
        var message = Site.Services.GetRequiredService<MailComposer>().Compose(mail);

        Assert.StartsWith("http://localhost:5080/afmelden?sleutel=", link, StringComparison.Ordinal);
        Assert.Equal($"<{link}>", message.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers["List-Unsubscribe-Post"]);
        Assert.Contains(link, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{link}\"", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("iemand", link, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_mail_that_cannot_be_stopped_offers_no_way_to()
    {
        Assert.Null(await WriteAsync(TrialMail.Kind));

        Assert.DoesNotContain("afmelden", (await InDatabaseAsync(db => db.OutboxMails.SingleAsync(Cancel))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_post_of_a_mail_program_stops_the_mails_of_that_topic_and_no_others()
    {
        var link = await WriteAsync(Yearly);
        using var program = Site.CreateClient(new() { BaseAddress = TestSite.Plain, HandleCookies = false, AllowAutoRedirect = false });

        using var once = await program.PostAsync(PathOf(link!), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Cancel);
        using var twice = await program.PostAsync(PathOf(link!), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Cancel);
        await WriteAsync(Yearly, Address.ToLowerInvariant());
        await WriteAsync(TrialMail.Kind);
        await WriteAsync(Yearly, "een-ander@collectief.example");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (once.StatusCode, twice.StatusCode));
        Assert.Equal("no-store", once.Header("Cache-Control"));
        Assert.Equal(["trial", "yearly", "yearly"], await InDatabaseAsync(db => db.OutboxMails.Select(mail => mail.Kind).Order().ToListAsync(Cancel)));
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Subject == "mail topic" && entry.Act == "refuse", Cancel)));
    }

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_a_mistake_can_be_undone()
    {
        var link = PathOf((await WriteAsync(Yearly))!);

        var page = await PageAsync(link);
        var afterReading = await CountAsync();
        await PostAsync(page);
        var stopped = await PageAsync(link);
        var afterStopping = await CountAsync();
        await PostAsync(stopped);

        Assert.Equal("Wil je deze mails niet meer?", page.Heading());
        Assert.Contains("de jaarlijkse vraag", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Je krijgt deze mails niet meer.", stopped.Heading());
        Assert.Equal((0, 1, 0), (afterReading, afterStopping, await CountAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?sleutel=")]
    [InlineData("?sleutel=CfDJ8verzonnen")]
    public async Task A_link_that_we_did_not_make_opens_nothing(string query)
    {
        using var read = await Visitor.GetAsync("/afmelden" + query, Cancel);
        using var posted = await Visitor.PostAsync("/afmelden" + query, null, Cancel);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, posted.StatusCode));
    }

    [Fact]
    [Trait("Trust", "T28")]
    public async Task The_log_has_neither_address_nor_token()
    {
        var link = PathOf((await WriteAsync(Yearly))!);

        await PageAsync(link);

        Assert.DoesNotContain(Site.Log.Json, line => line.Contains(Address, StringComparison.OrdinalIgnoreCase) || line.Contains(link.Split('=')[1], StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Trust", "T34")]
    public async Task The_page_is_valid_HTML()
    {
        var link = PathOf((await WriteAsync(Yearly))!);

        Assert.Empty(Markup.FaultsIn(await Visitor.GetStringAsync(link, Cancel)));
        Assert.Empty(Markup.FaultsIn(await Visitor.GetStringAsync("/en" + link, Cancel)));
    }

    private static string PathOf(string link) => new Uri(link).PathAndQuery;

    private Task<int> CountAsync() => InDatabaseAsync(db => db.MailRefusals.CountAsync(Cancel));

    private async Task PostAsync(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        var form = page.QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        using var answer = await Visitor.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : "/afmelden", new FormUrlEncodedContent(fields), Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<string?> WriteAsync(MailKind kind, string address = Address)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        await ChangeAsync(db => outbox.WriteAsync(db, new(address, Language.Dutch), kind, new TrialMail("Anna"), Cancel));
        return await InDatabaseAsync(db => db.OutboxMails.OrderByDescending(mail => mail.WrittenAt).Select(mail => mail.Unsubscribe).FirstOrDefaultAsync(Cancel));
    }
}
