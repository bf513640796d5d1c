using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.People;

/// <summary>For which collectives a person acts.</summary>
public static class ActingFor
{
    /// <summary>What a person may see by the collectives they act for. Asked anew for each request, so that who was taken out sees nothing more.</summary>
    public static async Task<Viewer> ViewerOfAsync(this PlatformDb db, AccountId person, CancellationToken cancel) =>
        Collective.ViewerActingFor(await db.ActedForBy(person).Include(collective => collective.Networks).ToListAsync(cancel));

    public static IQueryable<Collective> ActedForBy(this PlatformDb db, AccountId person) => db.Collectives.AsNoTracking()
        .Where(collective => db.Memberships.Any(membership => membership.CollectiveId == collective.Id && membership.Person == person));

    /// <summary>The people of a collective, to change; null when nobody ever acted for it.</summary>
    public static Task<Team?> FindTeamAsync(this PlatformDb db, CollectiveId collective, CancellationToken cancel) =>
        db.Teams.Include(team => team.People).SingleOrDefaultAsync(team => team.Id == collective, cancel);
}
