using System.Security.Cryptography;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Which mails someone has had enough of: what stands behind the link in each of them.</summary>
/// <param name="Mark">The receiver, see <see cref="MailRefusal.MarkOf"/>.</param>
public sealed record Subscription(string Mark, string Topic);

/// <summary>Stops mails of a topic, for whoever holds the link of such a mail.</summary>
public sealed class Unsubscribing(IDataProtectionProvider protection, SiteOptions site, TimeProvider clock)
{
    /// <summary>The parameter with the token. A parameter, because the log has the path of a request and not its parameters.</summary>
    public const string Parameter = "sleutel";

    private readonly IDataProtector _protector = protection.CreateProtector("mail.unsubscribe");

    /// <summary>The address at which this receiver can stop mails of this topic without signing in; sealed, so nobody can make one for another.</summary>
    public string Link(Receiver receiver, string topic) =>
        $"{site.Origin}{receiver.Language.Prefix}/afmelden?{Parameter}={_protector.Protect($"{MailRefusal.MarkOf(receiver.Address)} {topic}")}";

    /// <summary>What a token stands for; null when we did not make it.</summary>
    public Subscription? Read(string? token)
    {
        try
        {
            return token is not null && _protector.Unprotect(token).Split(' ', 2) is [var mark, var topic] ? new(mark, topic) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static Task<bool> IsRefusedAsync(PlatformDb db, Subscription subscription, CancellationToken cancel) =>
        db.MailRefusals.AnyAsync(refusal => refusal.Mark == subscription.Mark && refusal.Topic == subscription.Topic, cancel);

    /// <summary>Stops or allows again; saved at once. Doing so twice is no error.</summary>
    public async Task SetAsync(PlatformDb db, Subscription subscription, bool isRefused, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var changed = isRefused
            ? await db.Database.ExecuteSqlAsync($"insert into mail_refusals (mark, topic, at) values ({subscription.Mark}, {subscription.Topic}, {now}) on conflict do nothing", cancel)
            : await db.MailRefusals.Where(refusal => refusal.Mark == subscription.Mark && refusal.Topic == subscription.Topic).ExecuteDeleteAsync(cancel);
        if (changed == 0) return;

        var receiver = new Guid(Convert.FromHexString(subscription.Mark).AsSpan(0, 16));
        db.AuditEntries.Add(new AuditEntry(new DomainEvent("mail topic", receiver, Actor: null, isRefused ? "refuse" : "allow", Before: null, After: subscription.Topic), now));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
