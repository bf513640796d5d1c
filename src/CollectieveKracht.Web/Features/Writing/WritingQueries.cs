using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>Something that was begun and not sent in.</summary>
/// <param name="Slug">Of the article, if it changes one.</param>
public sealed record ManuscriptLine(ManuscriptId Id, ManuscriptText Text, Placement Placement, DateTimeOffset WrittenAt, DateTimeOffset? DiscardedAt, string? Slug, bool IsMine);

/// <summary>The newest version of an article that this person sent in.</summary>
/// <param name="Before">How many wait before it in the queue; counts for what is submitted.</param>
/// <param name="Manuscript">What this person is changing in it, if they are.</param>
public sealed record VersionLine(
    RevisionId Id, string Slug, bool IsShown, string Title, RevisionState State, bool AwaitsLook, DateTimeOffset At, string? Remark, bool HasBeenAppealed, bool IsMended, int Before, ManuscriptId? Manuscript)
{
    /// <summary>What it is called how it stands, as the end of a text's key.</summary>
    public string Standing => AwaitsLook ? "PublishedAtOnce" : State.ToString();
}

/// <summary>Something that was said of a version, by a moderator or by its author.</summary>
public sealed record Remark(RevisionId Version, DateTimeOffset At, string Act, string Text);

/// <summary>A text in the name of a collective, which this person may write along on.</summary>
public sealed record SharedLine(ManuscriptId Id, string Title, string Language, string Collective, string Author, DateTimeOffset WrittenAt);

/// <summary>A change that someone else sent in of an article of this person.</summary>
public sealed record ProposedLine(string Slug, bool IsShown, string Title, string By, string? Why, DateTimeOffset At);

public static class WritingQueries
{
    /// <summary>Longer than anyone's list is; beyond it the oldest are not shown.</summary>
    private const int Most = 100, MostOfOthers = 30;

    private const int MostRemarks = 500;

    public static async Task<IReadOnlyList<OwnCollective>> WritesForAsync(this PlatformDb db, AccountId me, CancellationToken cancel) => await db.Collectives.AsNoTracking()
        .Where(collective => collective.Standing != CollectiveStanding.Archived
            && db.Memberships.Any(membership => membership.CollectiveId == collective.Id && membership.Person == me))
        .OrderBy(collective => collective.Name).ThenBy(collective => collective.Id)
        .Select(collective => new OwnCollective(
            collective.Id, collective.Slug, collective.Name, collective.Sector.Slug, collective.Standing == CollectiveStanding.Verified,
            collective.Networks.OrderBy(network => network.Name).Select(network => new OwnNetwork(network.Id, network.Slug, network.Name)).ToList()))
        .Take(Most).ToListAsync(cancel);

    /// <summary>What others write in the name of a collective whose page this person keeps; the newest first.</summary>
    /// <seealso cref="Manuscript.MayBeWrittenBy"/>
    public static async Task<IReadOnlyList<SharedLine>> WrittenForOurCollectivesAsync(this PlatformDb db, AccountId me, CancellationToken cancel)
    {
        var lines = await (
            from manuscript in db.Manuscripts.AsNoTracking()
            where manuscript.AuthorId != me && manuscript.DiscardedAt == null
                && db.Memberships.Any(membership => membership.CollectiveId == manuscript.CollectiveId && membership.Person == me && membership.Role != TeamRole.Member)
            join collective in db.Collectives on manuscript.CollectiveId equals collective.Id
            join author in db.Accounts on manuscript.AuthorId equals author.Id
            orderby manuscript.WrittenAt descending, manuscript.Id
            select new { manuscript.Id, manuscript.Text, manuscript.Placement, Collective = collective.Name, Author = author.Name, manuscript.WrittenAt })
            .Take(MostOfOthers).ToListAsync(cancel);
        return [.. lines.Select(line => new SharedLine(line.Id, line.Text.Title, line.Placement.Language, line.Collective, line.Author, line.WrittenAt))];
    }

    /// <summary>Changes of this person's articles that others sent in and that wait for a moderator; the newest first.</summary>
    public static Task<List<ProposedLine>> ProposedByOthersAsync(this PlatformDb db, AccountId me, CancellationToken cancel) => (
        from revision in db.Revisions.AsNoTracking()
        where revision.AuthorId != me && (revision.State == RevisionState.Submitted || revision.State == RevisionState.InReview)
        join article in db.Articles on revision.ArticleId equals article.Id
        where article.AuthorId == me
        join writer in db.Accounts on revision.AuthorId equals writer.Id
        orderby revision.SubmittedAt descending, revision.Id
        select new ProposedLine(
            article.Slug, article.Standing == ArticleStanding.Visible || article.Standing == ArticleStanding.Flagged, article.PublishedRevision!.Title, writer.Name, revision.ReasonForChange, revision.SubmittedAt ?? revision.CreatedAt))
        .Take(MostOfOthers).ToListAsync(cancel);

    /// <summary>What this person is writing; the newest first.</summary>
    public static Task<List<ManuscriptLine>> ManuscriptsAsync(this PlatformDb db, AccountId me, CancellationToken cancel) => db.Manuscripts.AsNoTracking()
        .Where(manuscript => manuscript.AuthorId == me)
        .OrderByDescending(manuscript => manuscript.WrittenAt).ThenBy(manuscript => manuscript.Id)
        .Select(manuscript => new ManuscriptLine(
            manuscript.Id, manuscript.Text, manuscript.Placement, manuscript.WrittenAt, manuscript.DiscardedAt,
            db.Articles.Where(article => article.Id == manuscript.ArticleId).Select(article => article.Slug).FirstOrDefault(), true))
        .Take(Most).ToListAsync(cancel);

    /// <summary>The newest version of each article that this person wrote or changed.</summary>
    public static Task<List<VersionLine>> VersionsOfAsync(this PlatformDb db, AccountId me, CancellationToken cancel) => (
        from revision in db.Revisions.AsNoTracking()
        where revision.AuthorId == me && !db.Revisions.Any(later => later.ArticleId == revision.ArticleId && later.AuthorId == me && later.Number > revision.Number)
        join article in db.Articles on revision.ArticleId equals article.Id
        orderby revision.CreatedAt descending, revision.Id
        select new VersionLine(
            revision.Id, article.Slug, article.Standing == ArticleStanding.Visible || article.Standing == ArticleStanding.Flagged, revision.Title, revision.State, revision.AwaitsLook,
            revision.PublishedAt ?? revision.SubmittedAt ?? revision.CreatedAt, revision.DecisionReason, revision.HasBeenAppealed, revision.AsSentIn != null,
            revision.State == RevisionState.Submitted ? db.Revisions.Count(other => (other.State == RevisionState.Submitted || other.State == RevisionState.InReview) && other.SubmittedAt < revision.SubmittedAt) : 0,
            db.Manuscripts.Where(manuscript => manuscript.RevisionId == revision.Id && manuscript.DiscardedAt == null).Select(manuscript => (ManuscriptId?)manuscript.Id).FirstOrDefault()))
        .Take(Most).ToListAsync(cancel);

    /// <summary>All that was said of these versions, the oldest first.</summary>
    public static async Task<ILookup<RevisionId, Remark>> RemarksAsync(this PlatformDb db, IEnumerable<VersionLine> versions, CancellationToken cancel)
    {
        var ids = versions.Select(version => version.Id.Value).ToArray();
        return (await db.AuditEntries
            .Where(entry => entry.Subject == "revision" && ids.Contains(entry.SubjectId) && entry.Why != null)
            .OrderByDescending(entry => entry.Id)
            .Select(entry => new { entry.SubjectId, entry.At, entry.Act, entry.Why })
            .Take(MostRemarks).ToListAsync(cancel))
            .AsEnumerable().Reverse().Select(entry => new Remark(RevisionId.From(entry.SubjectId), entry.At, entry.Act, entry.Why!)).ToLookup(remark => remark.Version);
    }
}
