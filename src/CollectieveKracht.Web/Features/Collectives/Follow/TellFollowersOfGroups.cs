using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Mails;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CollectieveKracht.Web.Features.Collectives.Follow;

/// <summary>
/// Tells by mail, once a month, who asked for it what changed in the groups that they follow up to the first of the month; when nothing
/// did, no mail goes. It looks every night, and finds work on the first of the month, or later when the site was off. Up to where each
/// group was told is saved with the mail, so that a site that dies, or runs this twice, tells nothing twice.
/// </summary>
public sealed class TellFollowersOfGroups(PlatformDb db, Outbox outbox, VocabularyCache vocabularies, TimeProvider clock) : IJob
{
    public const string Name = "tell-followers-of-groups";

    private const int AtOnce = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        context.Result = JobRunReport.Succeeded("").With("told", await TellAsync(cancellationToken));

    /// <returns>For how many people something changed.</returns>
    public async Task<int> TellAsync(CancellationToken cancel)
    {
        var today = Dates.Day(clock.GetUtcNow());
        var (told, until, last) = (0, Dates.BeginOf(new DateOnly(today.Year, today.Month, 1)), default(AccountId));
        var vocabulary = await vocabularies.ReadAsync(cancel);
        while (true)
        {
            var readers = await ReadersAfter(last, until).Take(AtOnce).ToListAsync(cancel);
            if (readers.Count == 0) return told;

            foreach (var reader in readers)
            {
                if (await TellAsync(reader, vocabulary, until, cancel)) told++;
                db.ChangeTracker.Clear();
            }

            last = readers[^1].Person.Id;
        }
    }

    private async Task<bool> TellAsync(Reader reader, Vocabulary vocabulary, DateTimeOffset until, CancellationToken cancel)
    {
        var id = reader.Person.Id;
        var viewer = await db.ViewerOfAsync(id, cancel);
        var groups = await db.FollowedGroups.Where(followed => followed.Person == id && (followed.ToldUntil ?? followed.Since) < until)
            .OrderBy(followed => followed.Kind).ThenBy(followed => followed.Slug).ToListAsync(cancel);
        var parts = new List<GroupNewsPart>();
        foreach (var followed in groups)
        {
            var group = vocabulary.Group(followed.Kind, followed.Slug);
            var after = followed.NewSince > reader.ConsentedAt ? followed.NewSince : reader.ConsentedAt;
            if (group.IsThere && await db.NewsOfAsync(group, id, viewer, after, until, cancel) is { IsEmpty: false } news) parts.Add(news);
            followed.Tell(until);
        }

        if (parts.Count > 0) await outbox.WriteAsync(db, reader.Person.AsReceiver(), GroupNewsMail.Kind, new GroupNewsMail(parts), cancel);
        await db.SaveChangesAsync(cancel);
        return parts.Count > 0;
    }

    /// <summary>Who follows a group that was not told yet, said yes to such mails and did not say stop since.</summary>
    private IQueryable<Reader> ReadersAfter(AccountId last, DateTimeOffset until) =>
        from consent in db.MailConsents.AsNoTracking()
        where consent.Topic == MailTopics.Groups && (Guid)(object)consent.PersonId > last.Value
        join person in db.People on consent.PersonId equals person.Id
        where db.FollowedGroups.Any(followed => followed.Person == person.Id && (followed.ToldUntil ?? followed.Since) < until)
        orderby person.Id
        select new Reader(person, consent.GivenAt);

    private sealed record Reader(Person Person, DateTimeOffset ConsentedAt);
}
