using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Mails;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Decisions;

public static class Deciding
{
    /// <summary>What this person may decide on, as of now.</summary>
    public static async Task<Decider> DeciderAsync(this PlatformDb db, SignedInPerson person, CancellationToken cancel)
    {
        var me = person.Account;
        return new Decider(
            me, person.Is(Role.Moderator),
            await db.NetworkVerifiers.Where(verifier => verifier.AccountId == me).Select(verifier => verifier.NetworkId).ToListAsync(cancel),
            await db.Memberships.Where(membership => membership.Person == me).Select(membership => membership.CollectiveId).ToListAsync(cancel));
    }

    /// <summary>What a decider has to look at of collectives, as far as it is theirs.</summary>
    public static IQueryable<Collective> CoveredBy(this IQueryable<Collective> collectives, Decider decider)
    {
        if (decider.IsModerator) return collectives;

        var networks = decider.Networks.ToArray();
        return collectives.Where(collective =>
            collective.Networks.Any(network => networks.Contains(network.Id)) || collective.AskedNetworks.Any(asked => networks.Contains(asked)));
    }

    /// <summary>Changes of profiles that wait for this decider: those of networks for which they clear; for moderators all, also when no network clears them any more.</summary>
    public static IQueryable<ProposedChange> ChangesFor(this PlatformDb db, Decider decider)
    {
        var (me, own, networks) = (decider.Account, decider.OwnCollectives.ToArray(), decider.Networks.ToArray());
        var theirs = db.Collectives.Listed().Where(c => c.RegisteredBy != me && !own.Contains(c.Id));
        if (!decider.IsModerator) theirs = theirs.Where(c => c.Networks.Any(network => network.ClearsChanges && networks.Contains(network.Id)));
        return db.ProposedChanges.Where(change => change.State == ProposedChangeState.Waiting && change.By != me && theirs.Any(c => c.Id == change.CollectiveId));
    }

    /// <summary>Whether anything waits for this decider.</summary>
    public static async Task<bool> HasDecisionsAsync(this PlatformDb db, Decider decider, CancellationToken cancel)
    {
        if (!decider.HasWork) return false;

        var (me, own) = (decider.Account, decider.OwnCollectives.ToArray());
        var theirs = db.Collectives.Listed().CoveredBy(decider).Where(c => c.RegisteredBy != me && !own.Contains(c.Id));
        return await theirs.AnyAsync(c => c.Standing == CollectiveStanding.Proposed && c.RegisteredBy != null, cancel)
            || await theirs.AnyAsync(c => c.AskedNetworks.Count > 0, cancel)
            || await theirs.AnyAsync(c => db.CollectiveClaims.Any(claim => claim.CollectiveId == c.Id && claim.State == CollectiveClaimState.Open && claim.By != me), cancel)
            || await db.ChangesFor(decider).AnyAsync(cancel);
    }

    /// <summary>Tells a person, in their language, what was decided.</summary>
    public static async Task TellAsync(this Outbox outbox, PlatformDb db, IEnumerable<Domain.AccountId> receivers, DecisionMail mail, CancellationToken cancel)
    {
        var ids = receivers.ToArray();
        foreach (var person in await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).OrderBy(person => person.Id).ToListAsync(cancel))
            await outbox.WriteAsync(db, person.AsReceiver(), DecisionMail.Kind, mail, cancel);
    }
}
