using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Knowledge.Mails;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CollectieveKracht.Web.Features.Knowledge.Freshness;

/// <summary>
/// Gives published articles a day on which someone looks whether they still hold, and asks authors when that day comes: once. Each article is
/// saved with its mail in one step, so that a site that dies asks nobody twice.
/// </summary>
public sealed class AskAuthors(PlatformDb db, Outbox outbox, ArticleKey keys, TimeProvider clock) : IJob
{
    public const string Name = "ask-authors";

    private const int MostPerRun = 300;

    private DateOnly Today => Dates.Day(clock.GetUtcNow());

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => context.Result = JobRunReport.Succeeded("")
        .With("planned", await PlanAsync(cancellationToken))
        .With("asked", await AskAsync(cancellationToken));

    /// <returns>How many articles got a day.</returns>
    public async Task<int> PlanAsync(CancellationToken cancel)
    {
        var (planned, today) = (0, Today);
        // Those whose day has come and that were not rewritten since stay as they are, so they are only looked at by their dates.
        var dates = await db.Articles.Where(Article.IsShown)
            .Where(article => article.CheckAgainOn == null || article.CheckAgainOn <= today)
            .OrderBy(article => article.Id).Select(article => new { article.Id, article.CheckAgainOn, article.LastPublishedAt }).ToListAsync(cancel);
        foreach (var dated in dates.Where(dated => dated.CheckAgainOn is not { } on || on <= Dates.Day(dated.LastPublishedAt!.Value)).Take(MostPerRun))
        {
            var article = await db.Articles.SingleAsync(known => known.Id == dated.Id, cancel);
            if (article.PlanCheck(Dates.Day(article.LastPublishedAt!.Value))) planned++;
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return planned;
    }

    /// <returns>How many authors were asked about an article.</returns>
    public async Task<int> AskAsync(CancellationToken cancel)
    {
        var today = Today;
        var due = await (
            from article in db.Articles.Where(Article.IsShown)
            where article.CheckAgainOn <= today && article.AskedAt == null
            join person in db.People on article.AuthorId equals person.Id
            orderby article.CheckAgainOn, article.Id
            select new { Article = article, Person = person, article.PublishedRevision!.Title }).Take(MostPerRun).ToListAsync(cancel);
        foreach (var asked in due)
        {
            asked.Article.Ask(clock.GetUtcNow());
            var mail = new StillHoldsMail(asked.Title, "/kennis/" + asked.Article.Slug, "/klopt/artikel?sleutel=" + keys.Of(asked.Article.Id, asked.Person.Id));
            await outbox.WriteAsync(db, asked.Person.AsReceiver(), StillHoldsMail.Kind, mail, cancel);
            await db.SaveChangesAsync(cancel);
        }

        return due.Count;
    }
}
