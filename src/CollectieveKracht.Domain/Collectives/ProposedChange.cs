using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Collectives;

public enum ProposedChangeState
{
    Waiting,
    SentBack,
}

/// <summary>
/// What a part of a profile would say, beside what is published: of a collective whose network clears changes. Each part has at most one;
/// a new change takes its place.
/// </summary>
public sealed class ProposedChange : Entity
{
    private ProposedChange()
    {
    }

    /// <param name="published">What the part says now.</param>
    /// <param name="would">What it would say.</param>
    public ProposedChange(CollectiveId collective, PartState published, PartState would, AccountId by, DateTimeOffset now)
    {
        CollectiveId = collective;
        Part = would.Part;
        Replace(published, would, by, now);
    }

    public CollectiveId CollectiveId { get; private set; }

    public ProfilePart Part { get; private set; }

    public ProposedChangeState State { get; private set; }

    public AccountId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Why it was sent back.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the part would say, as the history keeps it.</summary>
    public string Written { get; private set; } = "";

    public PartState Would => new(Part, PartState.Read(Written));

    /// <summary>A newer change takes the place of this one, also when this was sent back.</summary>
    public void Replace(PartState published, PartState would, AccountId by, DateTimeOffset now)
    {
        RuleException.Unless(would.Part == Part && published.Part == Part, "moderation.cannot-move");

        (State, By, At, Reason, Written) = (ProposedChangeState.Waiting, by, now, null, would.Written());
        Record(new DomainEvent("collective", CollectiveId.Value, by, "propose-change", published.Written(), Written));
    }

    /// <summary>Who proposed it, or a colleague, wants what is published after all.</summary>
    public void Withdraw(AccountId by) => Record(new DomainEvent("collective", CollectiveId.Value, by, "withdraw-change", Written, null));

    /// <summary>Who clears changes sends it back, with a reason that the contacts read. What is published stays.</summary>
    public void SendBack(Collective collective, Decider decider, Reason reason)
    {
        RequireWaitingFor(collective);
        decider.RequireToClear(collective, By);

        (State, Reason) = (ProposedChangeState.SentBack, reason.Text);
        Record(new DomainEvent("collective", CollectiveId.Value, decider.Account, "send-back-change", Written, null, reason.Text));
    }

    /// <summary>Goes along with its collective into the one that this was merged into.</summary>
    public ProposedChange Following(Collective merged) => new()
    {
        CollectiveId = merged.SuccessorOf(CollectiveId),
        Part = Part,
        State = State,
        By = By,
        At = At,
        Reason = Reason,
        Written = Written,
    };

    /// <summary>Of a change of the same part, by a collective that was merged into this one, it takes over what was proposed later.</summary>
    public void TakeOver(ProposedChange other)
    {
        RuleException.Unless(other.Part == Part, "collective.not-merged");
        if (other.At > At) (State, By, At, Reason, Written) = (other.State, other.By, other.At, other.Reason, other.Written);
    }

    /// <summary>What it would say with a term that was merged, it would say with the other.</summary>
    public void Follow(Term merged, Term survivor) => Written = Would.Following(merged, survivor).Written();

    internal void RequireWaitingFor(Collective collective) =>
        RuleException.Unless(collective.Id == CollectiveId && State == ProposedChangeState.Waiting, "moderation.cannot-move");
}
