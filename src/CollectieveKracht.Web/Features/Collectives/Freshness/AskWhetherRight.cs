using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Mails;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CollectieveKracht.Web.Features.Collectives.Freshness;

/// <summary>
/// Asks collectives once a year whether their profile is still right, and lets those fade that did not answer. Each collective is saved
/// with its mails in one step, so that a site that dies asks nobody twice.
/// </summary>
public sealed class AskWhetherRight(PlatformDb db, Outbox outbox, StillRightKey keys, TimeProvider clock) : IJob
{
    public const string Name = "ask-whether-right";

    private const int MostPerRun = 500;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => context.Result = JobRunReport.Succeeded("")
        .With("asked", await AskAsync(cancellationToken))
        .With("faded", await FadeAsync(cancellationToken));

    /// <returns>How many collectives were asked.</returns>
    public async Task<int> AskAsync(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Collective.AskedEvery;
        var due = await db.Collectives
            .Where(c => c.Standing != CollectiveStanding.Archived && (c.ConfirmedAt ?? c.CreatedAt) <= before && (c.AskedAt == null || c.AskedAt <= before))
            .Where(c => db.Memberships.Any(person => person.CollectiveId == c.Id && person.Role == TeamRole.Contact))
            .OrderBy(c => c.Id).Take(MostPerRun).ToListAsync(cancel);
        foreach (var collective in due)
        {
            var contacts = await (
                from membership in db.Memberships
                where membership.CollectiveId == collective.Id && membership.Role == TeamRole.Contact
                join person in db.People on membership.Person equals person.Id
                orderby person.Id
                select person).ToListAsync(cancel);
            collective.Ask(clock.GetUtcNow());
            foreach (var contact in contacts)
            {
                var mail = new StillRightMail(collective.Name, "/klopt?sleutel=" + keys.Of(collective.Id, contact.Id));
                await outbox.WriteAsync(db, contact.AsReceiver(), StillRightMail.Kind, mail, cancel);
            }

            await db.SaveChangesAsync(cancel);
        }

        return due.Count;
    }

    /// <returns>How many collectives did not answer in time.</returns>
    public async Task<int> FadeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var before = now - Collective.TimeToAnswer;
        var silent = await db.Collectives
            .Where(c => c.Standing != CollectiveStanding.Archived && c.FadedAt == null && c.AskedAt < before && (c.ConfirmedAt == null || c.ConfirmedAt < c.AskedAt))
            .OrderBy(c => c.Id).Take(MostPerRun).ToListAsync(cancel);
        foreach (var collective in silent) collective.Fade(now);
        await db.SaveChangesAsync(cancel);
        return silent.Count;
    }
}
