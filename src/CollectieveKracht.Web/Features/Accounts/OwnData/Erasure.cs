using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts.Mails;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts.OwnData;

/// <summary>
/// Takes a person out of the platform, in one transaction: every part removes what it kept, the private side goes with all that hangs
/// on it (sessions, keys, codes), and the account stays without a name for what was contributed.
/// </summary>
public sealed class Erasure(PlatformDb db, IEnumerable<PersonalData> parts, Outbox outbox)
{
    /// <param name="actor">The person themselves, or the administrator who does it for them.</param>
    public async Task EraseAsync(AccountId person, AccountId actor, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var administrators = await db.LockAdministratorsAsync(person, cancel);
        var account = await db.Accounts.SingleAsync(account => account.Id == person, cancel);
        account.RequireAnotherAdministrator(administrators);
        var erased = await db.People.SingleAsync(known => known.Id == person, cancel);
        foreach (var part in parts)
        {
            if (part.EraseAsync is { } erase) await erase(db, person, cancel);
        }

        // The last mail they get. It is forgotten with the other mails that were sent.
        await outbox.WriteAsync(db, erased.AsReceiver(), NoticeMail.Kind, new NoticeMail(AccountNotice.Erased), cancel);
        account.Erase(actor);
        db.Remove(erased);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
