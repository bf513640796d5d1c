namespace CollectieveKracht.Domain.Collectives;

public enum JoinRequestState
{
    Open,
    Accepted,
    Refused,
    Withdrawn,
}

/// <summary>
/// A person says that they belong to a collective and asks to act for it. A contact takes them in or not; an invitation the other way
/// round. Without an answer it ends by itself.
/// </summary>
public sealed class JoinRequest : Entity
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>How many of one person may be open at once.</summary>
    public const int MostOpen = 3;

    public const int LongestNote = 300;

    private JoinRequest()
    {
    }

    public Guid Id { get; private set; }

    public CollectiveId CollectiveId { get; private set; }

    public AccountId By { get; private set; }

    /// <summary>Who they are to the collective, in their own words; null once it is answered.</summary>
    public string? Note { get; private set; }

    public JoinRequestState State { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset ExpiresAt => MadeAt + Life;

    /// <param name="team">The people who act for the collective; one of them has to answer.</param>
    /// <param name="open">How many requests of this person are open already.</param>
    public static JoinRequest Ask(Collective collective, Team? team, AccountId by, string note, int open, DateTimeOffset now)
    {
        RuleException.Unless(collective.Standing != CollectiveStanding.Archived, "claim.archived");
        RuleException.Unless(team is { IsWithoutContact: false }, "join-request.no-contact");
        RuleException.Unless(team!.RoleOf(by) is null, "team.already-in");
        RuleException.Unless(open < MostOpen, "join-request.too-many");
        RuleException.Unless(note.Trim().Length is > 0 and <= LongestNote, "join-request.note");

        var request = new JoinRequest { Id = Guid.CreateVersion7(), CollectiveId = collective.Id, By = by, Note = note.Trim(), MadeAt = now };
        request.Record(new DomainEvent("collective", collective.Id.Value, by, "ask-to-join", null, null));
        return request;
    }

    public bool IsOpenAt(DateTimeOffset now) => State == JoinRequestState.Open && now < ExpiresAt;

    /// <summary>A contact says that they do not belong to the collective.</summary>
    public void Refuse(Team team, AccountId contact, DateTimeOffset now)
    {
        RuleException.Unless(team.Id == CollectiveId, "join-request.over");
        team.RequireContact(contact);

        End(JoinRequestState.Refused, now);
        Record(new DomainEvent("collective", CollectiveId.Value, contact, "refuse-join-request", null, null));
    }

    public void Withdraw(AccountId by, DateTimeOffset now)
    {
        RuleException.Unless(by == By, "moderation.not-the-author");

        End(JoinRequestState.Withdrawn, now);
        Record(new DomainEvent("collective", CollectiveId.Value, by, "withdraw-join-request", null, null));
    }

    /// <summary>Goes along with the collective that it is about, into the one that this was merged into.</summary>
    /// <param name="team">The people of that one, as they are after the merge. Who is among them asks nothing any more.</param>
    /// <param name="others">The requests there. Of two open ones of the same person this one ends: it is asked once.</param>
    public void Follow(Collective merged, Team? team, IEnumerable<JoinRequest> others, DateTimeOffset now)
    {
        var successor = merged.SuccessorOf(CollectiveId);
        if (State == JoinRequestState.Open && (team?.RoleOf(By) is not null || others.Any(other => other.By == By && other.State == JoinRequestState.Open)))
            (State, EndedAt, Note) = (JoinRequestState.Withdrawn, now, null);
        CollectiveId = successor;
    }

    internal void Accept(CollectiveId collective, DateTimeOffset now)
    {
        RuleException.Unless(collective == CollectiveId, "join-request.over");
        End(JoinRequestState.Accepted, now);
    }

    private void End(JoinRequestState state, DateTimeOffset now)
    {
        RuleException.Unless(IsOpenAt(now), "join-request.over");

        State = state;
        EndedAt = now;
        Note = null;
    }
}
