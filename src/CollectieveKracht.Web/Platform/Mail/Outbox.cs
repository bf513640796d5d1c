using CollectieveKracht.Web.Data;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Where mails are written. A job sends them.</summary>
public sealed class Outbox(MailRenderer renderer, TimeProvider clock)
{
    /// <summary>
    /// Adds a mail to the caller's context: it exists if, and only if, the caller's <c>SaveChanges</c> is committed.
    /// </summary>
    public async Task WriteAsync<TModel>(PlatformDb db, Receiver to, MailKind kind, TModel model, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var content = await renderer.RenderAsync(kind, to.Language, model, unsubscribe: null);
        db.OutboxMails.Add(new OutboxMail(kind, to.Address, content, unsubscribe: null, clock.GetUtcNow()));
    }
}
