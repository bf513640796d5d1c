using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.ForYou;

/// <summary>A collective that the person acts for, as far as it asks something of them.</summary>
/// <param name="Waits">Whether it was asked if its page is right, and nobody answered yet.</param>
/// <param name="Gaps">Parts of its profile that say too little.</param>
public sealed record OwnCollective(CollectiveId Id, string Slug, string Name, bool MayEdit, bool Waits, IReadOnlyList<ProfilePart> Gaps);

/// <summary>Something that the person wrote, and how it stands.</summary>
public sealed record OwnVersion(string Slug, bool IsShown, string Title, RevisionState State, DateTimeOffset At);

/// <summary>A collective that the person claims; a moderator or its network is next.</summary>
public sealed record OwnClaim(string Slug, string Name, DateTimeOffset At);

public static class ForYouQueries
{
    public static async Task<IReadOnlyList<OwnCollective>> OwnCollectivesAsync(this PlatformDb db, AccountId me, CancellationToken cancel)
    {
        var roles = await db.Memberships.Where(membership => membership.Person == me).ToDictionaryAsync(membership => membership.CollectiveId, membership => membership.Role, cancel);
        var ids = roles.Keys.ToArray();
        var collectives = await db.Collectives.Listed().Include(collective => collective.TargetGroups)
            .Where(collective => ids.Contains(collective.Id)).OrderBy(collective => collective.Name).ThenBy(collective => collective.Id).ToListAsync(cancel);
        return
        [
            .. collectives.Select(collective => new OwnCollective(
                collective.Id, collective.Slug, collective.Name, roles[collective.Id] != TeamRole.Member,
                collective.AskedAt is { } asked && !(collective.ConfirmedAt >= asked), collective.Gaps)),
        ];
    }

    /// <summary>Newest first, the last version of each article.</summary>
    public static IQueryable<OwnVersion> WrittenBy(this PlatformDb db, AccountId me) =>
        from revision in db.Revisions
        where revision.AuthorId == me && !db.Revisions.Any(later => later.ArticleId == revision.ArticleId && later.AuthorId == me && later.Number > revision.Number)
        join article in db.Articles on revision.ArticleId equals article.Id
        orderby revision.CreatedAt descending, revision.Id
        select new OwnVersion(
            article.Slug, article.Standing == ArticleStanding.Visible || article.Standing == ArticleStanding.Flagged, revision.Title, revision.State, revision.CreatedAt);

    public static IQueryable<OwnClaim> ClaimedBy(this PlatformDb db, AccountId me) =>
        from claim in db.CollectiveClaims
        where claim.By == me && claim.State == CollectiveClaimState.Open
        join collective in db.Collectives on claim.CollectiveId equals collective.Id
        orderby claim.MadeAt, claim.Id
        select new OwnClaim(collective.Slug, collective.Name, claim.MadeAt);

    /// <summary>The challenges that play with these collectives now.</summary>
    public static Task<List<string>> FacedByAsync(this PlatformDb db, IReadOnlyCollection<CollectiveId> collectives, CancellationToken cancel) => db.Recognitions
        .Where(recognition => collectives.Contains(recognition.CollectiveId) && recognition.State == RecognitionState.PlaysNow && !recognition.Challenge.IsRetired)
        .Select(recognition => recognition.Challenge.Slug).Distinct().ToListAsync(cancel);

    /// <summary>What was written on these challenges, as far as the viewer may see it; newest first.</summary>
    public static IQueryable<Hit> NewOn(this PlatformDb db, IEnumerable<string> challenges, Viewer viewer)
    {
        var (audiences, facets) = (viewer.Audiences, challenges.Select(FacetDimension.Challenge.Facet).ToArray());
        return db.SearchEntries
            .Where(entry => entry.Kind == SearchKind.Article && audiences.Contains(entry.Audience) && entry.Facets.Any(facet => facets.Contains(facet)))
            .OrderByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId)
            .Select(entry => new Hit(
                entry.SubjectId, entry.Number, entry.Kind, entry.Slug, entry.Language, entry.Title, entry.Summary, entry.Byline, entry.Facets,
                entry.NewestAt, entry.Recognised, entry.IsExample));
    }
}
