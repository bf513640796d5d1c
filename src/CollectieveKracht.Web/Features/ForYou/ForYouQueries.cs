using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Collectives.People;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Scenarios;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.ForYou;

/// <summary>A collective that the person acts for, as far as it asks something of them.</summary>
/// <param name="Waits">Whether it was asked if its page is right, and nobody answered yet.</param>
/// <param name="Gaps">Parts of its profile that say too little.</param>
/// <param name="Faces">The challenges that play with it now.</param>
/// <param name="Scenario">The address of what is likely ahead of it.</param>
public sealed record OwnCollective(
    CollectiveId Id, string Slug, string Name, string Sector, bool MayEdit, bool Waits, IReadOnlyList<ProfilePart> Gaps, IReadOnlyList<string> Faces, string Scenario);

/// <summary>Something that the person wrote, and how it stands.</summary>
public sealed record OwnVersion(string Slug, bool IsShown, string Title, RevisionState State, DateTimeOffset At);

/// <summary>A question that one of their collectives asked.</summary>
public sealed record OwnQuestion(string Slug, string Title, int Answers, bool IsSolved)
{
    /// <summary>How it stands, as the end of a text's key.</summary>
    public string State => IsSolved ? "Solved" : Answers > 0 ? "Answered" : "Open";
}

/// <summary>An invitation to act for a collective that was mailed to the person.</summary>
public sealed record OwnInvitation(Guid Id, string Collective, string InvitedBy);

/// <summary>Someone asks to join a collective of which the person is contact.</summary>
public sealed record WaitingRequest(string Name, string Slug, string Collective);

/// <summary>A collective that the person claims; a moderator or its network is next.</summary>
public sealed record OwnClaim(string Slug, string Name, DateTimeOffset At);

public static class ForYouQueries
{
    private const int MostCollectives = 10;

    public static async Task<IReadOnlyList<OwnCollective>> OwnCollectivesAsync(this PlatformDb db, AccountId me, CancellationToken cancel)
    {
        var acted = await (
            from collective in db.Collectives.Listed()
                .Include(collective => collective.TargetGroups).Include(collective => collective.Sector).Include(collective => collective.SizeClass).Include(collective => collective.Phase)
            join membership in db.Memberships on collective.Id equals membership.CollectiveId
            where membership.Person == me
            orderby collective.Name, collective.Id
            select new { Collective = collective, membership.Role }).Take(MostCollectives).ToListAsync(cancel);
        var ids = acted.Select(each => each.Collective.Id).ToArray();
        var recognised = (await db.Recognitions
            .Where(recognition => ids.Contains(recognition.CollectiveId) && !recognition.Challenge.IsRetired)
            .OrderBy(recognition => recognition.CollectiveId).ThenBy(recognition => recognition.Challenge.Slug)
            .Select(recognition => new { recognition.CollectiveId, recognition.Challenge.Slug, recognition.State })
            .ToListAsync(cancel)).ToLookup(recognition => recognition.CollectiveId);
        return
        [
            .. from each in acted
               let collective = each.Collective
               let recognises = recognised[collective.Id]
               select new OwnCollective(
                   collective.Id, collective.Slug, collective.Name, collective.Sector.Slug, each.Role != TeamRole.Member,
                   collective.AskedAt is { } asked && !(collective.ConfirmedAt >= asked),
                   [.. collective.Gaps, .. recognises.Any() ? Array.Empty<ProfilePart>() : [ProfilePart.Challenges]],
                   [.. recognises.Where(recognition => recognition.State == RecognitionState.PlaysNow).Select(recognition => recognition.Slug)],
                   ScenarioRequest.AddressFor(collective.Phase?.Slug, collective.SizeClass?.Slug, collective.Sector.Slug)),
        ];
    }

    /// <summary>Those that were mailed to the address of the person and still work.</summary>
    public static IQueryable<OwnInvitation> InvitedTo(this PlatformDb db, AccountId me, DateTimeOffset now)
    {
        var since = now - Invitation.Life;
        return
            from invitation in db.Invitations
            where invitation.ClosedAt == null && invitation.MadeAt > since
            where db.People.Any(person => person.Id == me && person.NormalizedEmail == invitation.Address!.ToUpper())
            where !db.Memberships.Any(membership => membership.Person == me && membership.CollectiveId == invitation.CollectiveId)
            join collective in db.Collectives.Listed() on invitation.CollectiveId equals collective.Id
            join account in db.Accounts on invitation.InvitedBy equals account.Id
            orderby invitation.MadeAt, invitation.Id
            select new OwnInvitation(invitation.Id, collective.Name, account.Name);
    }

    /// <summary>Those that the person can answer; the oldest first.</summary>
    public static IQueryable<WaitingRequest> RequestsFor(this PlatformDb db, AccountId me, DateTimeOffset now) =>
        from request in db.JoinRequests.OpenAt(now)
        where db.Memberships.Any(membership => membership.CollectiveId == request.CollectiveId && membership.Person == me && membership.Role == TeamRole.Contact)
        join collective in db.Collectives.Listed() on request.CollectiveId equals collective.Id
        join account in db.Accounts on request.By equals account.Id
        orderby request.MadeAt, request.Id
        select new WaitingRequest(account.Name, collective.Slug, collective.Name);

    /// <summary>The requests to join that the person waits for an answer to.</summary>
    public static IQueryable<OwnClaim> JoinsAskedBy(this PlatformDb db, AccountId me, DateTimeOffset now) =>
        from request in db.JoinRequests.OpenAt(now)
        where request.By == me
        join collective in db.Collectives.Listed() on request.CollectiveId equals collective.Id
        orderby request.MadeAt, request.Id
        select new OwnClaim(collective.Slug, collective.Name, request.MadeAt);

    /// <summary>Newest first.</summary>
    public static IQueryable<OwnQuestion> AskedBy(this PlatformDb db, IReadOnlyCollection<CollectiveId> collectives) => db.Questions
        .Where(question => collectives.Contains(question.AskedBy.Id))
        .OrderByDescending(question => question.AskedAt).ThenByDescending(question => question.Id)
        .Select(question => new OwnQuestion(question.Slug, question.Title, question.Answers.Count, question.Answers.Any(answer => answer.IsAccepted)));

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

    /// <summary>What was written on these challenges, as far as the viewer may see it; newest first.</summary>
    public static IQueryable<Hit> NewOn(this PlatformDb db, IEnumerable<string> challenges, Viewer viewer)
    {
        var (articles, facets) = (db.Articles.VisibleTo(viewer), challenges.Select(FacetDimension.Challenge.Facet).ToArray());
        return db.SearchEntries
            .Where(entry => entry.Kind == SearchKind.Article && entry.Facets.Any(facet => facets.Contains(facet)))
            .Where(entry => articles.Any(article => (Guid)(object)article.Id == entry.SubjectId))
            .OrderByDescending(entry => entry.NewestAt).ThenByDescending(entry => entry.SubjectId)
            .Select(entry => new Hit(
                entry.SubjectId, entry.Number, entry.Kind, entry.Slug, entry.Language, entry.Title, entry.Summary, entry.Byline, entry.Facets,
                entry.NewestAt, entry.Recognised, entry.IsExample));
    }
}
