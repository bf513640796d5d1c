using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>A version as a moderator reads it, beside what readers see now.</summary>
/// <param name="Author">Null when nobody is behind it any more.</param>
/// <param name="Published">What readers see now; null for a first version.</param>
/// <param name="DecidedBefore">What a moderator said of an earlier form of it.</param>
/// <param name="AsSentIn">What its author sent in, where a moderator mended it.</param>
public sealed record ReviewedVersion(
    RevisionId Id, ArticleId Article, string Slug, int Number, RevisionState State, bool AwaitsLook, AccountId AuthorId, string? Author, string? Collective, RevisionBody Text, PublishedBody? Published,
    string? ReasonForChange, Placement? Placement, Placement? Replaced, IReadOnlyList<Sign> Signs, DateTimeOffset At, Claim? Claim, string? ClaimedBy, string? AppealReason, string? DecidedBefore, SentText? AsSentIn)
{
    public bool IsChange => Published is not null;
}

public sealed record RevisionBody(string Title, string Summary, string Markdown, string Html, IReadOnlyList<Source> Sources);

public sealed record PublishedBody(int Number, RevisionBody Text);

/// <summary>An earlier decision on a text of the same author.</summary>
public sealed record EarlierDecision(string Title, RevisionState State, DateTimeOffset At, string? Reason);

public sealed record NoteLine(string By, DateTimeOffset At, string Text);

/// <summary>One step of a version, from the log.</summary>
public sealed record StepLine(DateTimeOffset At, string Act, string? By, string? Why);

public static class ReviewQueries
{
    private const int MostDecisions = 5, MostNotes = 50, MostSteps = 50;

    public static async Task<ReviewedVersion?> FindReviewedAsync(this PlatformDb db, RevisionId id, CancellationToken cancel)
    {
        var found = await (
            from revision in db.Revisions.AsNoTracking()
            where revision.Id == id
            join article in db.Articles on revision.ArticleId equals article.Id
            join author in db.Accounts on revision.AuthorId equals author.Id
            select new
            {
                Revision = revision,
                article.Slug,
                article.PublishedRevisionId,
                Author = author.IsErased ? null : author.Name,
                Collective = db.Collectives.Where(collective => collective.Id == article.CollectiveId).Select(collective => collective.Name).FirstOrDefault(),
                ClaimedBy = db.Accounts.Where(account => account.Id == revision.Claim!.By).Select(account => account.Name).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var one = found.Revision;
        // What was published at once is laid beside the version before it.
        var shown = one.State == RevisionState.Published
            ? db.Revisions.Where(other => other.ArticleId == one.ArticleId && other.State == RevisionState.Published && other.Number < one.Number).OrderByDescending(other => other.Number).Take(1)
            : db.Revisions.Where(other => other.Id == found.PublishedRevisionId);
        var published = await shown.AsNoTracking().Select(other => new PublishedBody(other.Number, new(other.Title, other.Summary, other.BodyMarkdown, other.BodyHtml, other.Sources))).SingleOrDefaultAsync(cancel);
        return new(
            one.Id, one.ArticleId, found.Slug, one.Number, one.State, one.AwaitsLook, one.AuthorId, found.Author, found.Collective, new(one.Title, one.Summary, one.BodyMarkdown, one.BodyHtml, one.Sources), published,
            one.ReasonForChange, one.Placement, one.Replaced, one.Signs, one.SubmittedAt ?? one.CreatedAt, one.Claim, found.ClaimedBy, one.AppealReason, one.DecisionReason, one.AsSentIn);
    }

    /// <summary>The latest decisions on what this person wrote, but for this version.</summary>
    public static Task<List<EarlierDecision>> EarlierDecisionsAsync(this PlatformDb db, AccountId author, RevisionId but, CancellationToken cancel) => db.Revisions
        .Where(revision => revision.AuthorId == author && revision.Id != but).Decided()
        .OrderByDescending(revision => revision.DecidedAt ?? revision.PublishedAt).ThenByDescending(revision => revision.Id)
        .Select(revision => new EarlierDecision(revision.Title, revision.State, revision.DecidedAt ?? revision.PublishedAt ?? revision.CreatedAt, revision.DecisionReason))
        .Take(MostDecisions).ToListAsync(cancel);

    /// <summary>The latest notes on an article, the newest first.</summary>
    public static Task<List<NoteLine>> NotesAsync(this PlatformDb db, ArticleId article, CancellationToken cancel) => (
        from note in db.ModeratorNotes
        where note.ArticleId == article
        join account in db.Accounts on note.By equals account.Id
        orderby note.At descending, note.Id descending
        select new NoteLine(account.Name, note.At, note.Text)).Take(MostNotes).ToListAsync(cancel);

    /// <summary>What happened to a version last, the newest first.</summary>
    public static Task<List<StepLine>> StepsAsync(this PlatformDb db, RevisionId id, CancellationToken cancel) => (
        from entry in db.AuditEntries
        where entry.Subject == "revision" && entry.SubjectId == id.Value
        join account in db.Accounts on entry.ActorId equals account.Id into actors
        from actor in actors.DefaultIfEmpty()
        orderby entry.Id descending
        select new StepLine(entry.At, entry.Act, actor == null ? null : actor.Name, entry.Why)).Take(MostSteps).ToListAsync(cancel);
}
