using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Surveys.Answering;
using CollectieveKracht.Web.Features.Surveys.Reminding.Mails;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CollectieveKracht.Web.Features.Surveys.Reminding;

/// <summary>
/// Writes to the contacts of collectives about open waves: once that a wave opened, and at most twice that they began and did not send in. Each
/// collective is saved with its mails in one step, so that a site that dies writes to nobody twice.
/// </summary>
public sealed class RemindOfSurvey(PlatformDb db, Outbox outbox, TimeProvider clock) : IJob
{
    public const string Name = "remind-of-survey";

    private const int MostPerRun = 500;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => context.Result = JobRunReport.Succeeded("")
        .With("invited", await InviteAsync(cancellationToken))
        .With("reminded", await RemindAsync(cancellationToken));

    /// <returns>How many collectives were told that a wave opened.</returns>
    public async Task<int> InviteAsync(CancellationToken cancel)
    {
        var told = 0;
        foreach (var wave in await OpenWavesAsync(cancel))
        {
            var due = await db.Collectives.AsNoTracking()
                .Where(collective => collective.Standing != CollectiveStanding.Archived && !collective.IsExample)
                .Where(collective => db.Memberships.Any(person => person.CollectiveId == collective.Id && person.Role == TeamRole.Contact))
                .Where(collective => !db.AnswerSets.Any(set => set.WaveSlug == wave.Slug && set.CollectiveId == collective.Id))
                .Where(collective => !db.SurveyReminders.Any(sent => sent.WaveSlug == wave.Slug && sent.CollectiveId == collective.Id && sent.Kind == ReminderKind.Invitation))
                .OrderBy(collective => collective.Id).Take(MostPerRun)
                .Select(collective => new Written(collective.Id, collective.Name)).ToListAsync(cancel);
            foreach (var collective in due) await WriteAsync(wave, collective, ReminderKind.Invitation, cancel);
            told += due.Count;
        }

        return told;
    }

    /// <returns>How many collectives were reminded that they began.</returns>
    public async Task<int> RemindAsync(CancellationToken cancel)
    {
        var (told, now) = (0, clock.GetUtcNow());
        foreach (var wave in await OpenWavesAsync(cancel))
        {
            var kind = SurveyReminder.KindOn(Dates.Day(now), wave);
            var before = kind == ReminderKind.Quiet ? now - SurveyReminder.QuietFor : now;
            var due = await (
                from set in db.AnswerSets
                where set.WaveSlug == wave.Slug && set.SubmittedAt == null && set.ChangedAt <= before
                join collective in db.Collectives on set.CollectiveId equals collective.Id
                where collective.Standing != CollectiveStanding.Archived && !collective.IsExample
                where !db.SurveyReminders.Any(sent => sent.WaveSlug == wave.Slug && sent.CollectiveId == collective.Id && sent.Kind == kind)
                orderby collective.Id
                select new Written(collective.Id, collective.Name)).Take(MostPerRun).ToListAsync(cancel);
            foreach (var collective in due) await WriteAsync(wave, collective, kind, cancel);
            told += due.Count;
        }

        return told;
    }

    private async Task WriteAsync(Wave wave, Written collective, ReminderKind kind, CancellationToken cancel)
    {
        var contacts = await (
            from membership in db.Memberships
            where membership.CollectiveId == collective.Id && membership.Role == TeamRole.Contact
            join person in db.People on membership.Person equals person.Id
            orderby person.Id
            select person).AsNoTracking().ToListAsync(cancel);
        db.Add(new SurveyReminder(wave, collective.Id, kind, clock.GetUtcNow()));
        var mail = new SurveyMail(collective.Name, wave.Name, WaveStep.MinutesFor(WaveStep.Of(wave)), wave.AnswerBefore, "/peiling/" + wave.Slug);
        foreach (var contact in contacts) await outbox.WriteAsync(db, contact.AsReceiver(), kind == ReminderKind.Invitation ? SurveyMail.Invitation : SurveyMail.Reminder, mail, cancel);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>Without those made up for development, and those whose last day is over.</summary>
    private Task<List<Wave>> OpenWavesAsync(CancellationToken cancel)
    {
        var today = Dates.Day(clock.GetUtcNow());
        return db.Waves.AsNoTracking().Include(wave => wave.Questions).AsSplitQuery()
            .Where(wave => wave.Stage == WaveStage.Open && !wave.IsExample && (wave.AnswerBefore == null || wave.AnswerBefore >= today))
            .OrderBy(wave => wave.Slug).ToListAsync(cancel);
    }

    private sealed record Written(CollectiveId Id, string Name);
}
