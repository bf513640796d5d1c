using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>Something that waits for a moderator.</summary>
/// <param name="Id">Of the version; of what is about a collective that of the collective, of what readers reported that of the report.</param>
/// <param name="KnowledgeKind">Null for what is about a collective.</param>
/// <param name="Author">Null when nobody is behind it any more.</param>
/// <param name="Accepted">How many of the author's texts were published, and how many were not.</param>
/// <param name="At">Since when it waits.</param>
/// <param name="Busy">Who holds the claim now; null when it is free.</param>
/// <param name="IsMine">Whether this moderator holds it.</param>
/// <param name="IsAppeal">Whether the author objected to a rejection.</param>
public sealed record QueueRow(
    Guid Id, QueueKind Kind, string Title, string Language, KnowledgeKind? KnowledgeKind, IReadOnlyList<string> Sectors, IReadOnlyList<string> Regions, string? Author, string? Collective,
    int Accepted, int Rejected, IReadOnlyList<Sign> Signs, DateTimeOffset At, string? Busy, bool IsMine, bool IsAppeal)
{
    /// <summary>On what grounds readers reported it, and how many did.</summary>
    public IReadOnlyList<FlagGround> Grounds { get; init; } = [];

    public bool IsSuspicious => Signs.Weight() >= Domain.Moderation.Signs.Suspicious;

    /// <summary>Whether it is a text, on which one decides in turn.</summary>
    public bool IsText => Kind is QueueKind.New or QueueKind.Change or QueueKind.Afterwards;
}

public static class QueueQueries
{
    /// <summary>Longer than the queue is; beyond it the newest wait unseen.</summary>
    private const int Most = 5_000;

    private const int MostOfCollectives = 200, MostFlags = 500;

    /// <summary>All that waits and is within this moderator's remit, the oldest first. What is their own is not among it.</summary>
    public static async Task<IReadOnlyList<QueueRow>> QueueAsync(this PlatformDb db, Reviewer reviewer, Decider decider, DateTimeOffset now, CancellationToken cancel) =>
    [
        .. (await db.TextsInQueueAsync(reviewer, now, cancel)).Concat(await db.FlagsInQueueAsync(reviewer, now, cancel)).Concat(await db.CollectivesInQueueAsync(decider, cancel))
            .Where(row => reviewer.Remit.Covers(row.Sectors, row.Regions))
            .OrderBy(row => row.At).ThenBy(row => row.Id),
    ];

    /// <summary>How many texts wait for a moderator, whoever that is.</summary>
    public static Task<int> CountInQueueAsync(this PlatformDb db, AccountId moderator, CancellationToken cancel) =>
        db.Revisions.Waiting().CountAsync(revision => revision.AuthorId != moderator, cancel);

    public static IQueryable<Revision> Waiting(this IQueryable<Revision> revisions) =>
        revisions.Where(revision => revision.State == RevisionState.Submitted || revision.State == RevisionState.InReview || revision.AwaitsLook);

    private static async Task<IEnumerable<QueueRow>> TextsInQueueAsync(this PlatformDb db, Reviewer reviewer, DateTimeOffset now, CancellationToken cancel)
    {
        var me = reviewer.Account;
        var waiting = db.Revisions.AsNoTracking().Waiting().Where(revision => revision.AuthorId != me);
        var records = await (
            from decided in db.Revisions.Decided()
            where waiting.Any(revision => revision.AuthorId == decided.AuthorId)
            group decided by decided.AuthorId into theirs
            select new { Author = theirs.Key, Accepted = theirs.Count(revision => revision.State == RevisionState.Published), All = theirs.Count() })
            .ToDictionaryAsync(record => record.Author, cancel);
        var rows = await (
            from revision in waiting
            join article in db.Articles on revision.ArticleId equals article.Id
            join author in db.Accounts on revision.AuthorId equals author.Id
            orderby revision.SubmittedAt, revision.Id
            select new
            {
                revision.Id,
                revision.Title,
                revision.Placement,
                revision.AuthorId,
                revision.Signs,
                revision.SubmittedAt,
                revision.HasBeenAppealed,
                revision.AwaitsLook,
                revision.Claim,
                article.Kind,
                article.Language,
                IsChange = article.PublishedRevisionId != null,
                Author = author.IsErased ? null : author.Name,
                Collective = db.Collectives.Where(collective => collective.Id == article.CollectiveId).Select(collective => collective.Name).FirstOrDefault(),
                Busy = db.Accounts.Where(account => account.Id == revision.Claim!.By).Select(account => account.Name).FirstOrDefault(),
            }).Take(Most).ToListAsync(cancel);
        return rows.Select(row =>
        {
            var record = records.GetValueOrDefault(row.AuthorId);
            return new QueueRow(
                row.Id.Value, row.AwaitsLook ? QueueKind.Afterwards : row.IsChange ? QueueKind.Change : QueueKind.New, row.Title, row.Placement?.Language ?? row.Language, row.Placement?.Kind ?? row.Kind,
                row.Placement?.Sectors ?? [], row.Placement?.Regions ?? [], row.Author, row.Collective, record?.Accepted ?? 0, (record?.All - record?.Accepted) ?? 0, row.Signs,
                row.SubmittedAt!.Value, row.Claim?.HoldsAt(now) == true ? row.Busy ?? "" : null, row.Claim?.IsHeldBy(me, now) == true, row.HasBeenAppealed);
        });
    }

    private static async Task<IEnumerable<QueueRow>> FlagsInQueueAsync(this PlatformDb db, Reviewer reviewer, DateTimeOffset now, CancellationToken cancel)
    {
        var me = reviewer.Account;
        var rows = await (
            from flagged in db.FlaggedArticles.AsNoTracking()
            where flagged.DecidedAt == null && !flagged.Flags.Any(flag => flag.By == me)
            join article in db.Articles on flagged.ArticleId equals article.Id
            where article.AuthorId != me && article.PublishedRevisionId != null
            orderby flagged.OpenedAt, flagged.Id
            select new
            {
                flagged.Id,
                article.PublishedRevision!.Title,
                article.Kind,
                article.Language,
                flagged.OpenedAt,
                flagged.Claim,
                Grounds = flagged.Flags.OrderBy(flag => flag.At).Select(flag => flag.Ground).ToList(),
                Sectors = article.Sectors.Select(sector => sector.Slug).ToList(),
                Regions = article.Regions.Select(region => region.Slug).ToList(),
                Busy = db.Accounts.Where(account => account.Id == flagged.Claim!.By).Select(account => account.Name).FirstOrDefault(),
            }).Take(MostFlags).AsSplitQuery().ToListAsync(cancel);
        return rows.Select(row => new QueueRow(
            row.Id, QueueKind.Flag, row.Title, row.Language, row.Kind, row.Sectors, row.Regions, null, null, 0, 0, [], row.OpenedAt,
            row.Claim?.HoldsAt(now) == true ? row.Busy ?? "" : null, row.Claim?.IsHeldBy(me, now) == true, false)
        { Grounds = row.Grounds });
    }

    /// <summary>What is decided on at the page for collectives: one row for each collective that has something.</summary>
    private static async Task<IEnumerable<QueueRow>> CollectivesInQueueAsync(this PlatformDb db, Decider decider, CancellationToken cancel)
    {
        var (me, own) = (decider.Account, decider.OwnCollectives.ToArray());
        var theirs = db.Collectives.AsNoTracking().Listed().Where(collective => collective.RegisteredBy != me && !own.Contains(collective.Id));
        var registered =
            from collective in theirs
            where collective.Standing == CollectiveStanding.Proposed && collective.RegisteredBy != null
            orderby collective.Id
            select new CollectiveInQueue(collective.Id, collective.Name, collective.Sector.Slug, collective.Municipality.Slug, collective.RegisteredBy, collective.CreatedAt);
        var asking =
            from collective in theirs
            where collective.AskedNetworks.Count > 0
            orderby collective.Id
            select new CollectiveInQueue(collective.Id, collective.Name, collective.Sector.Slug, collective.Municipality.Slug, null, collective.ChangedAt);
        var claimed =
            from claim in db.CollectiveClaims
            where claim.State == CollectiveClaimState.Open && claim.By != me
            join collective in theirs on claim.CollectiveId equals collective.Id
            orderby collective.Id, claim.Id
            select new CollectiveInQueue(collective.Id, collective.Name, collective.Sector.Slug, collective.Municipality.Slug, claim.By, claim.MadeAt);
        var changed =
            from change in db.ChangesFor(decider)
            join collective in theirs on change.CollectiveId equals collective.Id
            orderby collective.Id, change.Part
            select new CollectiveInQueue(collective.Id, collective.Name, collective.Sector.Slug, collective.Municipality.Slug, change.By, change.At);
        var rows = new List<CollectiveInQueue>();
        foreach (var some in new[] { registered, asking, claimed, changed }) rows.AddRange(await some.Take(MostOfCollectives).ToListAsync(cancel));
        var people = rows.Select(row => row.By).OfType<AccountId>().Distinct().ToArray();
        var names = await db.Accounts.Where(account => people.Contains(account.Id) && !account.IsErased).ToDictionaryAsync(account => account.Id, account => account.Name, cancel);
        return rows.GroupBy(row => row.Id).Select(group => group.MinBy(row => row.At)!).Select(row => new QueueRow(
            row.Id.Value, QueueKind.Collective, row.Name, "nl", null, [row.Sector], [row.Region], row.By is { } by ? names.GetValueOrDefault(by) : null, row.Name, 0, 0, [], row.At, null, false, false));
    }

    private sealed record CollectiveInQueue(CollectiveId Id, string Name, string Sector, string Region, AccountId? By, DateTimeOffset At);
}
