using CollectieveKracht.Web.Features.Mail;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Npgsql;
using SmtpServer.Protocol;

namespace CollectieveKracht.Web.Tests.Features.Mail;

/// <summary>Whatever dies while a mail is sent, the mail server accepts it once.</summary>
[Trait("Trust", "T38")]
public sealed class SendingTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Address = "iemand@collectief.example";

    /// <summary>More than fits between site and server, so that a site cannot have sent all of it before the server read some.</summary>
    private static readonly string Long = string.Concat(Enumerable.Repeat("<p>Een regel van een lange mail die lang blijft duren.</p>\n", 100_000));

    private readonly MailServer _server = new();
    private readonly MovableClock _clock = new();

    public static TheoryData<MailStep> Steps => [.. Enum.GetValues<MailStep>()];

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await WriteAsync("Anna & Bert");

        var sending = await SendAsync();

        var mail = Assert.Single(_server.Accepted);
        var row = await RowAsync();
        Assert.Equal((1, 0, null), (sending.Sent, sending.Failed, sending.Trouble));
        Assert.Equal("Proefmail van CollectieveKracht", mail.Subject);
        Assert.Equal(Address, Assert.IsType<MailboxAddress>(Assert.Single(mail.To)).Address);
        Assert.Equal("proef@kracht.example", Assert.IsType<MailboxAddress>(Assert.Single(mail.From)).Address);
        Assert.Equal($"{row.Id:N}@localhost", mail.MessageId);
        Assert.Contains("Anna & Bert vroeg om deze proefmail.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Anna &amp; Bert vroeg om deze proefmail.", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Null(mail.Headers[HeaderId.ListUnsubscribe]);
    }

    [Fact]
    [Trait("Trust", "T28")]
    public async Task Of_a_sent_mail_the_outbox_keeps_no_content()
    {
        await WriteAsync("Anna");

        await SendAsync();

        var row = await RowAsync();
        Assert.Equal((MailState.Sent, "", "", ""), (row.State, row.Subject, row.Text, row.Html));
    }

    [Theory]
    [InlineData(MailStep.Sender)]
    [InlineData(MailStep.Receiver)]
    [InlineData(MailStep.Middle)]
    [InlineData(MailStep.End)]
    public async Task When_the_line_with_the_mail_server_breaks_the_mail_is_sent_once(MailStep step)
    {
        await WriteLongAsync();
        _server.CutAt(step);

        var broken = await SendAsync();
        _clock.MoveAhead(TimeSpan.FromMinutes(2));
        var again = await SendAsync();

        Assert.Equal(0, broken.Sent);
        Assert.NotNull(broken.Trouble);
        Assert.Equal(1, again.Sent);
        Assert.Single(_server.Accepted);
        Assert.Equal(MailState.Sent, (await RowAsync()).State);
    }

    /// <summary>The one place that SMTP leaves open: no answer can mean accepted or not, and then losing it is worse.</summary>
    [Fact]
    public async Task When_the_server_accepts_and_dies_before_it_says_so_the_double_can_be_told_by_its_number()
    {
        await WriteAsync("Anna");
        _server.CutAt(MailStep.Accepted);

        await SendAsync();
        _clock.MoveAhead(TimeSpan.FromMinutes(2));
        await SendAsync();

        Assert.Equal(2, _server.Accepted.Count);
        Assert.Single(_server.Accepted.Select(mail => mail.MessageId).Distinct());
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task When_the_database_goes_away_and_comes_back_the_mail_is_sent_once(MailStep step)
    {
        await using var line = new DatabaseLine(Site.Settings["ConnectionStrings:Platform"]);
        Site.Settings["ConnectionStrings:Platform"] = line.ConnectionString;
        await WriteLongAsync();
        var missed = new TaskCompletionSource();
        _server.At(step, () =>
        {
            _ = line.Drop().ContinueWith(_ => missed.TrySetResult(), Cancel);
            return Task.FromResult(true);
        });

        var sending = SendingAsync();
        await Task.WhenAny(sending, missed.Task);
        line.Restore();
        await sending;
        _clock.MoveAhead(TimeSpan.FromMinutes(2));
        await SendAsync();

        Assert.Single(_server.Accepted);
        Assert.Equal(MailState.Sent, (await RowAsync()).State);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task When_the_database_ends_all_connections_the_mail_is_sent_once(MailStep step)
    {
        await WriteLongAsync();
        _server.At(step, async () =>
        {
            await EndConnectionsAsync();
            return true;
        });

        await SendingAsync();
        _clock.MoveAhead(TimeSpan.FromMinutes(2));
        await SendAsync();

        Assert.Single(_server.Accepted);
        Assert.Equal(MailState.Sent, (await RowAsync()).State);
    }

    /// <summary>The kernel passes on what a killed site had written, so the server may well get a message to its end.</summary>
    [Theory]
    [MemberData(nameof(Steps))]
    public async Task When_the_site_is_killed_the_mail_is_sent_once(MailStep step)
    {
        await WriteLongAsync();
        using var killed = SiteProcess.Start(["--urls=http://127.0.0.1:0"], Site.Settings.Append(new("Jobs:Run", "true")));
        _server.At(step, async () =>
        {
            killed.Kill();
            await killed.WaitForExitAsync(Cancel);
            return true;
        });

        await killed.StandardOutput.ReadToEndAsync(Cancel);
        await killed.WaitForExitAsync(Cancel);
        await _server.WhenQuietAsync();
        _clock.MoveAhead(TimeSpan.FromMinutes(2));
        await SendAsync();

        Assert.Single(_server.Accepted);
    }

    [Fact]
    public async Task A_mail_leaves_as_soon_as_its_change_is_saved()
    {
        Site.Settings["Jobs:Run"] = "true";
        // The first run of the job, at the start, finds nothing.
        await PageAsync("/");
        await WriteAsync("Anna");

        await _server.WhenAcceptedAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        Assert.Single(_server.Accepted);
    }

    [Fact]
    public async Task While_the_mail_server_is_away_mails_wait_and_none_loses_a_try()
    {
        await WriteAsync("Anna");
        _server.GoDown();

        var away = await SendAsync();
        var waiting = await RowAsync();
        _server.ComeBack();
        await SendAsync();

        Assert.Equal("the mail server cannot be reached: ConnectionRefused", away.Trouble);
        Assert.Equal((MailState.Waiting, 0), (waiting.State, waiting.Tries));
        Assert.Single(_server.Accepted);
    }

    [Theory]
    [InlineData(SmtpReplyCode.ServiceUnavailable)]
    [InlineData(SmtpReplyCode.InsufficientStorage)]
    [InlineData(SmtpReplyCode.MailboxUnavailable, true)]
    public async Task What_the_server_refuses_for_now_is_tried_again_later(SmtpReplyCode code, bool isFinal = false)
    {
        if (isFinal) _server.AnswersToReceiver.Enqueue(code); else _server.AnswersToMessage.Enqueue(code);
        await WriteAsync("Anna");

        var first = await SendAsync();
        var tooSoon = await SendAsync();
        _clock.MoveAhead(TimeSpan.FromMinutes(1));
        var later = await SendAsync();

        Assert.Equal(0, first.Sent + tooSoon.Sent);
        Assert.Equal(isFinal ? 0 : 1, later.Sent);
        Assert.Equal(isFinal ? MailState.Failed : MailState.Sent, (await RowAsync()).State);
    }

    [Fact]
    [Trait("Trust", "T28")]
    public async Task What_a_server_says_of_an_address_is_not_kept()
    {
        _server.AnswersToReceiver.Enqueue(SmtpReplyCode.MailboxUnavailable);
        await WriteAsync("Anna");

        var refused = await SendAsync();

        Assert.Equal("the mail server answered 550", refused.Trouble);
        Assert.Equal("the mail server answered 550", (await RowAsync()).Trouble);
        Assert.DoesNotContain(Site.Log.Json, line => line.Contains(Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_refused_mail_does_not_hold_up_the_others()
    {
        await WriteAsync("Anna");
        await WriteAsync("Bert");
        _server.AnswersToReceiver.Enqueue(SmtpReplyCode.MailboxUnavailable);

        var sending = await SendAsync();

        Assert.Equal((1, 1), (sending.Sent, sending.Failed));
        Assert.Contains("Bert", Assert.Single(_server.Accepted).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_of_no_use_any_more_is_not_sent()
    {
        await WriteAsync("Anna");
        _clock.MoveAhead(TrialMail.Kind.UsefulFor);

        await SendAsync();

        Assert.Empty(_server.Accepted);
        Assert.Equal((MailState.Failed, "not sent in time"), ((await RowAsync()).State, (await RowAsync()).Trouble));
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_mail_once()
    {
        for (var number = 1; number <= 30; number++) await WriteAsync($"Lid {number}");

        var sendings = await Task.WhenAll(SendAsync(), SendAsync(), SendAsync());

        Assert.Equal(30, sendings.Sum(sending => sending.Sent));
        Assert.Equal(30, _server.Accepted.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(30, _server.Accepted.Count);
    }

    /// <summary>The site died with the mail handed over: the server has it, or nobody can know.</summary>
    [Fact]
    public async Task What_was_being_handed_over_when_a_site_died_is_not_sent_again_by_itself()
    {
        await WriteAsync("Anna");
        await InDatabaseAsync(db => db.OutboxMails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, MailState.HandingOver), Cancel));

        _clock.MoveAhead(TimeSpan.FromDays(1));
        await SendAsync();

        Assert.Empty(_server.Accepted);
    }

    [Fact]
    public void Pauses_grow_from_seconds_to_hours()
    {
        Assert.Equal(
            [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)],
            Enumerable.Range(1, 4).Select(MailSender.PauseAfter));
        Assert.Equal(TimeSpan.FromHours(4), MailSender.PauseAfter(1000));
    }

    protected override ValueTask BeginAsync()
    {
        foreach (var (name, value) in _server.Settings) Site.Settings[name] = value;
        Site.Additions.Add(services => services.AddSingleton<TimeProvider>(_clock));
        return ValueTask.CompletedTask;
    }

    protected override ValueTask EndAsync() => _server.DisposeAsync();

    private async Task WriteAsync(string askedBy)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        await ChangeAsync(db => outbox.WriteAsync(db, new(Address, Language.Dutch), TrialMail.Kind, new TrialMail(askedBy), Cancel));
    }

    private Task WriteLongAsync() => ChangeAsync(db =>
    {
        db.OutboxMails.Add(new OutboxMail(TrialMail.Kind, Address, new RenderedMail("Lang", "Lang", Long), unsubscribe: null, _clock.GetUtcNow()));
        return Task.CompletedTask;
    });

    private Task<Sending> SendAsync() => Site.Services.GetRequiredService<MailSender>().SendDueAsync(Cancel);

    /// <summary>As the job does: a run that ends badly is followed by another.</summary>
    private async Task SendingAsync()
    {
        try
        {
            await SendAsync();
        }
        catch (Exception error) when (Failure.IsDatabaseAway(error))
        {
        }
    }

    private Task<OutboxMail> RowAsync() => InDatabaseAsync(db => db.OutboxMails.AsNoTracking().SingleAsync(Cancel));

    private async Task EndConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(Site.Settings["ConnectionStrings:Platform"] + ";Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
