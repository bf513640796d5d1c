using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation.Mails;

/// <summary>A step of a text on its way, of which a mail tells.</summary>
public enum ModerationStep
{
    /// <summary>To the author: it was received.</summary>
    Received,

    /// <summary>To the author: their objection was received.</summary>
    Objected,

    /// <summary>To the author: it stands there at once, and a moderator looks afterwards.</summary>
    PublishedAtOnce,

    /// <summary>To the author: a moderator published it.</summary>
    Published,

    /// <summary>To the author: a moderator has a question.</summary>
    ChangesRequested,

    /// <summary>To the author: it is not placed.</summary>
    Rejected,

    /// <summary>To the author: readers reported it, and it stays.</summary>
    Kept,

    /// <summary>To the author: readers reported it, and it is hidden.</summary>
    Hidden,

    /// <summary>To who reported it: it stays.</summary>
    ReportKept,

    /// <summary>To who reported it: it is hidden.</summary>
    ReportHidden,

    /// <summary>To the moderator who asked something: the author sent it in again.</summary>
    Mended,
}

/// <summary>Tells what happened to a text that someone sent in, and why.</summary>
/// <param name="Path">Where to go on.</param>
/// <param name="IsMended">Whether a moderator changed something in it.</param>
public sealed record ModerationMail(ModerationStep Step, string Title, string Path, string? Reason = null, bool IsMended = false)
{
    private const string Template = "/Features/Moderation/Mails/Moderation";

    private static readonly MailKind Told = new("moderation", Template);

    // A decision can be taken back, and its author must not have heard of it by then.
    public static readonly MailKind Decided = new("moderation-decision", Template) { WaitsFor = Revision.TakeBackWithin + TimeSpan.FromSeconds(5) };

    private MailKind Kind => Step is ModerationStep.Published or ModerationStep.ChangesRequested or ModerationStep.Rejected ? Decided : Told;

    /// <summary>Writes it to a person, in their language; to nobody when they had their account erased.</summary>
    /// <param name="about">The version or report that it tells of.</param>
    public async Task WriteAsync(Outbox outbox, PlatformDb db, AccountId to, Guid about, CancellationToken cancel)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == to, cancel) is not { } person) return;

        await outbox.WriteAsync(db, person.AsReceiver(), Kind, this, cancel, about);
    }
}
