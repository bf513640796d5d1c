using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges.Mails;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CollectieveKracht.Web.Features.Challenges.Follow;

/// <summary>
/// Tells by mail, once a week, who asked for it what is new on the challenges that they follow; who has nothing new gets no mail. Up to
/// where each person was told is saved with their mail, so that a site that dies, or runs this twice, tells nothing twice.
/// </summary>
public sealed class TellFollowers(PlatformDb db, Outbox outbox, TimeProvider clock) : IJob
{
    public const string Name = "tell-followers";

    private const int AtOnce = 100, MostArticles = 15, MostQuestions = 10;

    /// <summary>What is that young may still be on its way into the database.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        context.Result = JobRunReport.Succeeded("").With("told", await TellAsync(cancellationToken));

    /// <returns>For how many people there was something new.</returns>
    public async Task<int> TellAsync(CancellationToken cancel)
    {
        var (told, until, last) = (0, clock.GetUtcNow() - Settling, default(AccountId));
        while (true)
        {
            var readers = await ReadersAfter(last).Take(AtOnce).ToListAsync(cancel);
            if (readers.Count == 0) return told;

            foreach (var reader in readers)
            {
                if (await TellAsync(reader, until, cancel)) told++;
                db.ChangeTracker.Clear();
            }

            last = readers[^1].Person.Id;
        }
    }

    private async Task<bool> TellAsync(Reader reader, DateTimeOffset until, CancellationToken cancel)
    {
        var (id, after) = (reader.Person.Id, reader.Following.ToldUntil > reader.ConsentedAt ? reader.Following.ToldUntil.Value : reader.ConsentedAt);
        var viewer = await db.ViewerOfAsync(id, cancel);
        var (articles, questions) = (db.FollowedArticles(id, viewer, after, until), db.FollowedQuestions(id, after, until));
        var mail = new FollowedNewsMail(
            await articles.Take(MostArticles).Select(article => new NewsLine(article.PublishedRevision!.Title, "/kennis/" + article.Slug)).ToListAsync(cancel),
            await questions.Take(MostQuestions).Select(question => new NewsLine(question.Title, "/vragen/" + question.Slug)).ToListAsync(cancel),
            More: 0);
        if (mail.Articles.Count == MostArticles || mail.Questions.Count == MostQuestions)
            mail = mail with { More = await articles.CountAsync(cancel) + await questions.CountAsync(cancel) - mail.Articles.Count - mail.Questions.Count };

        var isNew = mail.Articles.Count + mail.Questions.Count > 0;
        if (isNew) await outbox.WriteAsync(db, reader.Person.AsReceiver(), FollowedNewsMail.Kind, mail, cancel);
        db.Attach(reader.Following);
        reader.Following.Tell(until);
        await db.SaveChangesAsync(cancel);
        return isNew;
    }

    /// <summary>Who follows something, said yes to such mails and did not say stop since.</summary>
    private IQueryable<Reader> ReadersAfter(AccountId last) =>
        from consent in db.MailConsents.AsNoTracking()
        where consent.Topic == MailTopics.Followed && (Guid)(object)consent.PersonId > last.Value
        join person in db.People on consent.PersonId equals person.Id
        join following in db.Followings on person.Id equals following.Id
        where following.Challenges.Any()
        orderby person.Id
        select new Reader(person, following, consent.GivenAt);

    private sealed record Reader(Person Person, Following Following, DateTimeOffset ConsentedAt);
}
