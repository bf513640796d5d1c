using System.Net;
using AngleSharp.Dom;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Administration;
using CollectieveKracht.Web.Features.Mail;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Tests.Features.Administration;

/// <summary>What administrators see of mails that went and wait, and do about them.</summary>
public sealed class PostTests(PostgresTemplate template) : AccountTest(template)
{
    private const string Address = "/beheer/post";

    private static readonly string[] Hidden = ["jannie", "piet@", "Het onderwerp", "De tekst"];

    [Fact]
    [Trait("Trust", "T28")]
    public async Task It_shows_what_became_of_each_mail_but_not_what_it_says_nor_the_whole_address()
    {
        await WriteAsync("jannie@collectief.example", MailState.Failed, trouble: "the mail server answered 550");
        await WriteAsync("piet@collectief.example", MailState.Sent);
        var administrator = await AdministratorAsync();

        var page = await administrator.PageAsync(Address);

        var rows = page.QuerySelectorAll("tbody tr").Select(Words).ToList();
        Assert.Contains(rows, row => row.StartsWith("Proefmail j***@collectief.example", StringComparison.Ordinal) && row.Contains("mislukt", StringComparison.Ordinal) && row.Contains("the mail server answered 550", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Proefmail p***@collectief.example", StringComparison.Ordinal) && row.Contains("verstuurd,", StringComparison.Ordinal));
        Assert.All(Hidden, hidden => Assert.DoesNotContain(hidden, page.DocumentElement.OuterHtml, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_filtered_by_state_and_kind_and_says_when_nothing_fits()
    {
        await WriteAsync("jannie@collectief.example", MailState.Failed);
        await WriteAsync("piet@collectief.example", MailState.Sent);
        var administrator = await AdministratorAsync();

        Assert.Equal(["j***@collectief.example"], await AddressesAsync("?stand=Failed&soort=trial"));
        Assert.Equal(["p***@collectief.example"], await AddressesAsync("?stand=Sent"));
        Assert.Empty(await AddressesAsync("?soort=invitation"));
        Assert.Contains("Er is geen mail die zo past.", (await administrator.PageAsync($"{Address}?soort=invitation")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await AddressesAsync("?stand=nergens")).Count());
        using var beyond = await administrator.GetAsync($"{Address}?pagina=2", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);

        async Task<IEnumerable<string>> AddressesAsync(string query) => (await administrator.PageAsync(Address + query)).QuerySelectorAll("tbody td:nth-child(2)").Select(cell => cell.TextContent);
    }

    [Theory]
    [InlineData(MailState.Failed, "Opnieuw versturen: Proefmail, j***@collectief.example", MailState.Waiting, "send again")]
    [InlineData(MailState.Waiting, "Niet meer proberen: Proefmail, j***@collectief.example", MailState.Failed, "give up")]
    public async Task A_mail_is_sent_again_or_given_up_and_the_log_says_so(MailState from, string button, MailState to, string act)
    {
        await WriteAsync("jannie@collectief.example", from);
        var administrator = await AdministratorAsync();

        using var answer = await administrator.SubmitAsync(Address, button);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.NotNull((await administrator.PageAsync(answer.Header("Location")!)).QuerySelector(".note.good[role=status]"));
        Assert.Equal(to, await InDatabaseAsync(db => db.OutboxMails.Select(mail => mail.State).SingleAsync(Cancel)));
        Assert.Equal(1, await InDatabaseAsync(db => db.AuditEntries.CountAsync(entry => entry.Subject == "mail" && entry.Act == act && entry.After == "trial", Cancel)));
    }

    [Theory]
    [InlineData("Again", MailState.Sent)]
    [InlineData("Again", MailState.HandingOver)]
    [InlineData("GiveUp", MailState.Sent)]
    [InlineData("GiveUp", MailState.HandingOver)]
    [Trait("Trust", "T38")]
    public async Task What_was_sent_or_is_being_handed_over_is_left_alone(string handler, MailState state)
    {
        await WriteAsync("jannie@collectief.example", state);
        await WriteAsync("piet@collectief.example", MailState.Failed);
        var administrator = await AdministratorAsync();
        var mail = await InDatabaseAsync(db => db.OutboxMails.Where(one => one.State == state).Select(one => one.Id).SingleAsync(Cancel));

        using var answer = await administrator.SubmitToAsync($"{Address}?handler={handler}", Address, ("mail", mail.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(state, await InDatabaseAsync(db => db.OutboxMails.Where(one => one.Id == mail).Select(one => one.State).SingleAsync(Cancel)));
    }

    [Fact]
    [Trait("Trust", "T09")]
    public async Task Nobody_else_sees_or_does_it_and_not_without_the_form()
    {
        await WriteAsync("jannie@collectief.example", MailState.Waiting);
        var mail = await InDatabaseAsync(db => db.OutboxMails.Select(one => one.Id).SingleAsync(Cancel));
        var moderator = await SignedInAsync(await JoinedAsync("mo@collectief.example", roles: Role.Moderator), hasSecondFactor: true);
        var administrator = await AdministratorAsync();

        using var seen = await moderator.GetAsync(Address, Cancel);
        using var done = await moderator.SubmitToAsync($"{Address}?handler=GiveUp", "/instellingen", ("mail", mail.ToString()));
        using var forged = await administrator.PostAsync($"{Address}?handler=GiveUp", new FormUrlEncodedContent([new("mail", mail.ToString())]), Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest), (seen.StatusCode, done.StatusCode, forged.StatusCode));
        Assert.Equal(MailState.Waiting, await InDatabaseAsync(db => db.OutboxMails.Select(one => one.State).SingleAsync(Cancel)));
    }

    [Fact]
    public void Every_kind_of_mail_has_a_name()
    {
        var texts = Site.Services.GetRequiredService<IStringLocalizer<AdministrationText>>();
        var kinds = typeof(MailKind).Assembly.GetTypes().SelectMany(type => type.GetFields()).Where(field => field.IsStatic && field.FieldType == typeof(MailKind))
            .Select(field => ((MailKind)field.GetValue(null)!).Name).ToList();

        Assert.NotEmpty(kinds);
        Assert.DoesNotContain(kinds, kind => texts[$"Kind-{kind}"].ResourceNotFound);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<HttpClient> AdministratorAsync() => await SignedInAsync(await JoinedAsync("bea@beheer.example", roles: Role.Administrator), hasSecondFactor: true);

    private async Task WriteAsync(string address, MailState state, string? trouble = null)
    {
        await ChangeAsync(db =>
        {
            db.OutboxMails.Add(new OutboxMail(TrialMail.Kind, address, new("Het onderwerp", "De tekst", "<p>De tekst</p>"), null, DateTimeOffset.UtcNow));
            return Task.CompletedTask;
        });
        DateTimeOffset? ended = state is MailState.Waiting ? null : DateTimeOffset.UtcNow;
        await InDatabaseAsync(db => db.OutboxMails.Where(mail => mail.Address == address)
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, state).SetProperty(mail => mail.EndedAt, ended).SetProperty(mail => mail.Trouble, trouble), Cancel));
    }
}
