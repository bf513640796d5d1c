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

    /// <summary>Tells a person, in their language, what was decided.</summary>
    public static async Task TellAsync(this Outbox outbox, PlatformDb db, IEnumerable<Domain.AccountId> receivers, DecisionMail mail, CancellationToken cancel)
    {
        var ids = receivers.ToArray();
        foreach (var person in await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).OrderBy(person => person.Id).ToListAsync(cancel))
            await outbox.WriteAsync(db, person.AsReceiver(), DecisionMail.Kind, mail, cancel);
    }
}
