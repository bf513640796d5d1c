using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Forms;

/// <summary>Changes of a profile that wait for a network to clear them.</summary>
public static class Proposals
{
    /// <summary>What a part would say; null when nothing waits.</summary>
    public static Task<ProposedChange?> FindProposedAsync(this PlatformDb db, Collective ours, ProfilePart part, CancellationToken cancel)
    {
        var id = ours.Id;
        return db.ProposedChanges.SingleOrDefaultAsync(change => change.CollectiveId == id && change.Part == part, cancel);
    }

    /// <summary>Keeps what was sent beside what is published; who sends what is published already wants nothing changed any more.</summary>
    public static void Propose(
        this PlatformDb db, Collective ours, PartState published, PartState would, ProposedChange? proposed, AccountId by, DateTimeOffset now)
    {
        if (!would.SaysTheSame(published))
        {
            if (proposed is null) db.Add(new ProposedChange(ours.Id, published, would, by, now));
            else proposed.Replace(published, would, by, now);
        }
        else if (proposed is not null)
        {
            proposed.Withdraw(by);
            db.Remove(proposed);
        }
    }
}
