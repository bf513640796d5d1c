using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Where mails are written. They are sent once the change is committed.</summary>
public sealed class Outbox(MailRenderer renderer, Unsubscribing unsubscribing, TimeProvider clock)
{
    private const string GivenUp = "given up";

    /// <summary>
    /// Adds a mail to the caller's context: it exists if, and only if, the caller's <c>SaveChanges</c> is committed. Who wants no
    /// mails of its topic gets none.
    /// </summary>
    public async Task WriteAsync<TModel>(PlatformDb db, Receiver to, MailKind kind, TModel model, CancellationToken cancel, Guid? about = null)
    {
        string? unsubscribe = null;
        if (kind.Topic is { } topic)
        {
            if (await Unsubscribing.IsRefusedAsync(db, new(MailRefusal.MarkOf(to.Address), topic), cancel)) return;
            unsubscribe = unsubscribing.Link(to, topic);
        }

        var content = await renderer.RenderAsync(kind, to.Language, model, unsubscribe);
        db.OutboxMails.Add(new OutboxMail(kind, to.Address, content, unsubscribe, clock.GetUtcNow(), about));
    }

    /// <summary>Takes back, in the caller's context, mails of a kind about something that wait to be sent.</summary>
    public static async Task TakeBackAsync(PlatformDb db, MailKind kind, Guid about, CancellationToken cancel) =>
        db.OutboxMails.RemoveRange(await db.OutboxMails.Where(mail => mail.About == about && mail.Kind == kind.Name && mail.State == MailState.Waiting).ToListAsync(cancel));

    /// <summary>Has no more tries made of a mail that waits.</summary>
    /// <returns>False when it does not wait, or is being handed over now.</returns>
    public async Task<bool> GiveUpAsync(PlatformDb db, Guid mail, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // By the state it has at this moment: a site may be sending it.
        return await db.OutboxMails.Where(known => known.Id == mail && known.State == MailState.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(known => known.State, MailState.Failed).SetProperty(known => known.EndedAt, now)
            .SetProperty(known => known.Trouble, known => known.Trouble ?? GivenUp), cancel) > 0;
    }
}
