using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Features.Collectives.Follow;
using CollectieveKracht.Web.Features.Collectives.Freshness;
using CollectieveKracht.Web.Features.Collectives.Merging;
using CollectieveKracht.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>Collectives and the people who act for them: the nightly question whether profiles are right, and what is kept how long.</summary>
public static class CollectivesFeature
{
    private static readonly TimeSpan InvitationsKept = TimeSpan.FromDays(30), ClaimsKept = TimeSpan.FromDays(365);

    public static void AddCollectives(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<StillRightKey>();
        builder.AddMerging();
        builder.AddNightlyJob<AskWhetherRight>(AskWhetherRight.Name, hour: 5);
        builder.AddNightlyJob<TellFollowersOfGroups>(TellFollowersOfGroups.Name, hour: 6);
        services.AddTerm("invitations, with the address they went to", InvitationsKept, (db, before, cancel) =>
            db.Invitations.Where(invitation => invitation.MadeAt < before).ExecuteDeleteAsync(cancel));
        services.AddTerm("claims on a collective, once decided", ClaimsKept, (db, before, cancel) =>
            db.CollectiveClaims.Where(claim => claim.EndedAt < before).ExecuteDeleteAsync(cancel));

        services.AddPersonalData(new("collectives", [typeof(Membership), typeof(Team), typeof(Collective)], async (db, id, cancel) => await (
            from membership in db.Memberships
            where membership.Person == id
            join collective in db.Collectives on membership.CollectiveId equals collective.Id
            orderby collective.Slug
            select new { collective.Slug, collective.Name, membership.Role, membership.JoinedAt, Registered = collective.RegisteredBy == id }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) =>
            {
                var teams = await db.Teams.Include(team => team.People).Where(team => team.People.Any(person => person.Person == id)).ToListAsync(cancel);
                foreach (var team in teams) team.Forget(id);
            },
        });
        services.AddPersonalData(new("followedGroups", [typeof(FollowedGroup)], async (db, id, cancel) => await db.FollowedGroups
            .Where(followed => followed.Person == id).OrderBy(followed => followed.Kind).ThenBy(followed => followed.Slug)
            .Select(followed => new { followed.Kind, followed.Slug, followed.Since, followed.ToldUntil }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.FollowedGroups.Where(followed => followed.Person == id).ExecuteDeleteAsync(cancel),
        });
        services.AddPersonalData(new("invitations", [typeof(Invitation)], async (db, id, cancel) => await db.Invitations
            .Where(invitation => invitation.InvitedBy == id || invitation.AcceptedBy == id)
            .OrderBy(invitation => invitation.Id)
            .Select(invitation => new { Wrote = invitation.InvitedBy == id, invitation.Role, invitation.MadeAt, invitation.ClosedAt }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.Invitations.Where(invitation => invitation.InvitedBy == id || invitation.AcceptedBy == id).ExecuteDeleteAsync(cancel),
        });
        services.AddPersonalData(new("collectiveClaims", [typeof(CollectiveClaim)], async (db, id, cancel) => await db.CollectiveClaims
            .Where(claim => claim.By == id).OrderBy(claim => claim.Id)
            .Select(claim => new { claim.Explanation, claim.State, claim.MadeAt, claim.EndedAt }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.CollectiveClaims.Where(claim => claim.By == id).ExecuteDeleteAsync(cancel),
        });
        services.AddPersonalData(new("proposedChanges", [typeof(ProposedChange)], async (db, id, cancel) => await (
            from change in db.ProposedChanges
            where change.By == id
            join collective in db.Collectives on change.CollectiveId equals collective.Id
            orderby collective.Slug, change.Part
            select new { collective.Slug, change.Part, change.State, change.At, change.Written }).ToListAsync(cancel)));
        services.AddTerm("requests to join a collective", JoinRequest.Life, (db, before, cancel) =>
            db.JoinRequests.Where(request => request.MadeAt < before).ExecuteDeleteAsync(cancel));
        services.AddPersonalData(new("joinRequests", [typeof(JoinRequest)], async (db, id, cancel) => await db.JoinRequests
            .Where(request => request.By == id).OrderBy(request => request.Id)
            .Select(request => new { request.Note, request.State, request.MadeAt, request.EndedAt }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.JoinRequests.Where(request => request.By == id).ExecuteDeleteAsync(cancel),
        });
        services.AddPersonalData(new("networkVerifier", [typeof(NetworkVerifier)], async (db, id, cancel) => await db.NetworkVerifiers
            .Where(verifier => verifier.AccountId == id)
            .Join(db.Networks, verifier => verifier.NetworkId, network => network.Id, (_, network) => network.Name).Order().ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.NetworkVerifiers.Where(verifier => verifier.AccountId == id).ExecuteDeleteAsync(cancel),
        });
    }
}
