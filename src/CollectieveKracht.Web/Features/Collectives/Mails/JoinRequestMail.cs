using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Mails;

/// <summary>Tells a contact that someone asks to act for their collective.</summary>
/// <param name="Note">What they wrote about themselves.</param>
/// <param name="Path">Where to answer.</param>
public sealed record JoinRequestMail(string Name, string Collective, string Note, string Path)
{
    public static readonly MailKind Kind = new("join-request", "/Features/Collectives/Mails/JoinRequest") { UsefulFor = JoinRequest.Life };
}

public static class JoinRequestMails
{
    /// <summary>Writes to every contact, each in their language.</summary>
    public static async Task AskContactsAsync(this Outbox outbox, PlatformDb db, Team team, JoinRequestMail mail, CancellationToken cancel)
    {
        var contacts = team.People.Where(person => person.Role == TeamRole.Contact).Select(person => person.Person).ToArray();
        foreach (var contact in await db.People.AsNoTracking().Where(person => contacts.Contains(person.Id)).OrderBy(person => person.Id).ToListAsync(cancel))
            await outbox.WriteAsync(db, contact.AsReceiver(), JoinRequestMail.Kind, mail, cancel);
    }
}
