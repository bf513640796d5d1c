using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>What a run of the sender came to.</summary>
/// <param name="Trouble">Why something could not be sent; without any address.</param>
public sealed record Sending(int Sent, int Failed, string? Trouble);

/// <summary>
/// Sends the mails that are due. Each step is written down before the next, so that whatever dies between two of them, the mail
/// is neither lost nor sent twice; docs/mail.md tells of each place.
/// </summary>
public sealed class MailSender(IServiceScopeFactory scopes, IMailRoute route, MailComposer composer, TimeProvider clock, ILogger<MailSender> log)
{
    /// <summary>Who takes a mail has so long to bring it to the last moment; then it is due again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>How often a site that stops still tries to write down what became of the mail in hand.</summary>
    private const int LastTries = 5;

    private int _atWork;
    private bool _isTroubleTold;

    /// <summary>Whether someone in this site is sending now, and so will see to a mail that is written now.</summary>
    public bool IsSending => Volatile.Read(ref _atWork) > 0;

    /// <summary>Sends all that is due, one after another.</summary>
    public async Task<Sending> SendDueAsync(CancellationToken stop)
    {
        Interlocked.Increment(ref _atWork);
        try
        {
            var sending = await SendAllAsync(stop);
            Tell(sending);
            return sending;
        }
        finally
        {
            Interlocked.Decrement(ref _atWork);
        }
    }

    private async Task<Sending> SendAllAsync(CancellationToken stop)
    {
        var (sent, failed) = (0, 0);
        string? trouble = null;
        // Nothing is taken while there is nowhere to bring it: then no mail has to wait longer than the server is away.
        if (!await IsAnyDueAsync(stop)) return new(sent, failed, trouble);

        try
        {
            await using var delivery = await route.OpenAsync(stop);
            while (!stop.IsCancellationRequested && await TakeAsync(stop) is { } mail)
            {
                try
                {
                    await SendAsync(mail, delivery, stop);
                    sent++;
                }
                catch (MailTroubleException refused) when (refused.IsOfThisMail)
                {
                    (failed, trouble) = (failed + 1, refused.Message);
                }
            }
        }
        catch (MailTroubleException broken)
        {
            trouble = broken.Message;
        }

        return new(sent, failed, trouble);
    }

    /// <summary>From 15 seconds to four hours, twice as long each time.</summary>
    public static TimeSpan PauseAfter(int tries)
    {
        var pause = TimeSpan.FromSeconds(15) * Math.Pow(2, Math.Min(tries, 12) - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    // Once when it begins and once when it ends: a server can be away for hours.
    private void Tell(Sending sending)
    {
        if (sending.Sent > 0) log.LogInformation("Sent {Sent} mails", sending.Sent);
        if (sending.Trouble is { } trouble && !_isTroubleTold) log.LogWarning("Mail is not sent: {Trouble}", trouble);
        if (sending.Trouble is not null || sending.Sent > 0) _isTroubleTold = sending.Trouble is not null;
    }

    private async Task SendAsync(OutboxMail mail, IMailDelivery delivery, CancellationToken stop)
    {
        using var attempt = new Attempt(stop);
        try
        {
            if (mail.UsefulUntil <= clock.GetUtcNow()) throw new MailTroubleException("not sent in time", isFinal: true, isOfThisMail: true);
            await delivery.DeliverAsync(composer.Compose(mail), () => HandOver(mail, attempt), attempt.Token);
        }
        catch (Exception error)
        {
            // Not accepted, surely or as far as can be known: it comes back, with the same Message-ID.
            var trouble = error as MailTroubleException ?? new MailTroubleException($"broke off: {error.GetType().Name}");
            await NoteAsync(mail, set => PutBack(set, mail, trouble, isOurs: stop.IsCancellationRequested), stop);
            if (error is OperationCanceledException && !stop.IsCancellationRequested) throw new MailTroubleException("the mail server took too long");
            throw;
        }

        await NoteAsync(mail, NoteSent, stop);
    }

    private async Task<bool> IsAnyDueAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<PlatformDb>().OutboxMails
            .AnyAsync(mail => mail.State == MailState.Waiting && mail.DueAt <= now, cancel);
    }

    /// <summary>Takes the mail that waits longest, so that no other site takes it too; unless it ends in time, it is due again by itself.</summary>
    private async Task<OutboxMail?> TakeAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var taken = await scope.ServiceProvider.GetRequiredService<PlatformDb>().OutboxMails.FromSql(
            $"""
            update outbox_mails set tries = tries + 1, due_at = {now + Lease}
            where id = (
                select id from outbox_mails where state = 'Waiting' and due_at <= {now}
                order by due_at, id limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancel);
        return taken.SingleOrDefault();
    }

    /// <summary>The last thing before the mail can be accepted. If it cannot be written down, the mail is not handed over.</summary>
    private void HandOver(OutboxMail mail, Attempt attempt)
    {
        attempt.BeginHandOver();
        using var scope = scopes.CreateScope();
        var now = clock.GetUtcNow();
        var noted = scope.ServiceProvider.GetRequiredService<PlatformDb>().OutboxMails
            .Where(m => m.Id == mail.Id && m.Tries == mail.Tries && m.State == MailState.Waiting)
            .ExecuteUpdate(set => set.SetProperty(m => m.State, MailState.HandingOver).SetProperty(m => m.EndedAt, now));
        if (noted == 0) throw new MailTroubleException("another site took it over", isOfThisMail: true);
    }

    private void NoteSent(UpdateSettersBuilder<OutboxMail> set)
    {
        var now = clock.GetUtcNow();
        set.SetProperty(m => m.State, MailState.Sent).SetProperty(m => m.EndedAt, now).SetProperty(m => m.Trouble, (string?)null)
            .SetProperty(m => m.Subject, "").SetProperty(m => m.Text, "").SetProperty(m => m.Html, "").SetProperty(m => m.Unsubscribe, (string?)null);
    }

    private void PutBack(UpdateSettersBuilder<OutboxMail> set, OutboxMail mail, MailTroubleException trouble, bool isOurs)
    {
        var now = clock.GetUtcNow();
        var due = isOurs ? now : now + PauseAfter(mail.Tries);
        set.SetProperty(m => m.State, trouble.IsFinal ? MailState.Failed : MailState.Waiting)
            .SetProperty(m => m.EndedAt, trouble.IsFinal ? now : null).SetProperty(m => m.DueAt, due).SetProperty(m => m.Trouble, trouble.Message);
    }

    /// <summary>
    /// Writes down what became of the mail in hand. Nobody else knows it, so this goes on until the database answers; unless
    /// another site took the mail over meanwhile.
    /// </summary>
    private async Task NoteAsync(OutboxMail mail, Action<UpdateSettersBuilder<OutboxMail>> outcome, CancellationToken stop)
    {
        for (var left = LastTries; ;)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<PlatformDb>().OutboxMails
                    .Where(m => m.Id == mail.Id && m.Tries == mail.Tries && m.State != MailState.Sent)
                    .ExecuteUpdateAsync(outcome, CancellationToken.None);
                return;
            }
            catch (Exception error) when (Failure.IsDatabaseAway(error) && (!stop.IsCancellationRequested || left-- > 0))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock, CancellationToken.None);
            }
        }
    }

    /// <summary>
    /// The time for one mail. It can be called off, by a site that stops or a server that is slow, until the hand-over begins:
    /// to break off after that would leave in doubt whether it was accepted.
    /// </summary>
    private sealed class Attempt : IDisposable
    {
        private static readonly TimeSpan UntilHandOver = TimeSpan.FromSeconds(40);

        private readonly CancellationTokenSource _call = new();
        private readonly CancellationTokenSource _end;
        private readonly CancellationTokenRegistration _ending;
        private int _isDecided;

        public Attempt(CancellationToken stop)
        {
            _end = CancellationTokenSource.CreateLinkedTokenSource(stop);
            _end.CancelAfter(UntilHandOver);
            _ending = _end.Token.Register(() =>
            {
                if (Interlocked.Exchange(ref _isDecided, 1) == 0) _call.Cancel();
            });
        }

        public CancellationToken Token => _call.Token;

        public void BeginHandOver()
        {
            if (Interlocked.Exchange(ref _isDecided, 1) != 0) throw new OperationCanceledException(_call.Token);
        }

        public void Dispose()
        {
            _ending.Dispose();
            _end.Dispose();
            _call.Dispose();
        }
    }
}
