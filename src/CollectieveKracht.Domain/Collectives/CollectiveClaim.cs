using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Collectives;

public enum CollectiveClaimState
{
    Open,
    Accepted,
    Refused,
    Withdrawn,
}

/// <summary>
/// Someone says that they act for a collective that others listed. A moderator, or who verifies for a network of the collective,
/// accepts or refuses it; never the one who claims.
/// </summary>
public sealed class CollectiveClaim : Entity
{
    public const int LongestExplanation = 1_000;

    private CollectiveClaim()
    {
    }

    /// <param name="team">The people who act for it already; a claim needs there to be no contact.</param>
    /// <param name="explanation">How one can see that they act for it.</param>
    public CollectiveClaim(Collective collective, Team? team, AccountId by, string explanation, DateTimeOffset now)
    {
        RuleException.Unless(collective.Standing != CollectiveStanding.Archived, "claim.archived");
        RuleException.Unless(team is null or { IsWithoutContact: true }, "claim.has-contact");
        RuleException.Unless(explanation.Trim().Length is > 0 and <= LongestExplanation, "claim.explanation");
        Id = Guid.CreateVersion7();
        CollectiveId = collective.Id;
        By = by;
        Explanation = explanation.Trim();
        MadeAt = now;
        Record(new DomainEvent("collective", CollectiveId.Value, by, "claim", null, null));
    }

    public Guid Id { get; private set; }

    public CollectiveId CollectiveId { get; private set; }

    public AccountId By { get; private set; }

    public string Explanation { get; private set; } = "";

    public CollectiveClaimState State { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Grants the claim: the claimer becomes the contact of the collective.</summary>
    /// <param name="team">The team there is; null when there never was one.</param>
    /// <returns>The team of which the claimer is now contact.</returns>
    public Team Accept(Decider decider, Collective collective, Team? team, DateTimeOffset now)
    {
        RequireOpen();
        decider.RequireFor(collective, By);

        var kept = team;
        if (kept is null) kept = Team.Begin(collective.Id, By, now);
        else kept.TakeOver(By, decider.Account, now);
        End(CollectiveClaimState.Accepted, now);
        Record(new DomainEvent("collective", CollectiveId.Value, decider.Account, "accept-claim", null, null));
        return kept;
    }

    public void Refuse(Decider decider, Collective collective, Reason reason, DateTimeOffset now)
    {
        RequireOpen();
        decider.RequireFor(collective, By);

        End(CollectiveClaimState.Refused, now);
        Record(new DomainEvent("collective", CollectiveId.Value, decider.Account, "refuse-claim", null, null, reason.Text));
    }

    public void Withdraw(AccountId by, DateTimeOffset now)
    {
        RuleException.Unless(by == By, "moderation.not-the-author");
        RequireOpen();

        End(CollectiveClaimState.Withdrawn, now);
        Record(new DomainEvent("collective", CollectiveId.Value, by, "withdraw-claim", null, null));
    }

    /// <summary>Goes along with the collective that it is on, into the one that this was merged into.</summary>
    /// <param name="others">The claims on that one. Of two open ones of the same person this one ends: it is asked once.</param>
    public void Follow(Collective merged, IEnumerable<CollectiveClaim> others, AccountId by, DateTimeOffset now)
    {
        var successor = merged.SuccessorOf(CollectiveId);
        if (State == CollectiveClaimState.Open && others.Any(other => other.By == By && other.State == CollectiveClaimState.Open))
        {
            End(CollectiveClaimState.Withdrawn, now);
            Record(new DomainEvent("collective", CollectiveId.Value, by, "withdraw-claim", null, null));
        }

        CollectiveId = successor;
    }

    private void RequireOpen() => RuleException.Unless(State == CollectiveClaimState.Open, "moderation.cannot-move");

    private void End(CollectiveClaimState state, DateTimeOffset now)
    {
        State = state;
        EndedAt = now;
    }
}
