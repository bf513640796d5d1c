namespace CollectieveKracht.Domain.Collectives;

/// <summary>
/// An invitation to act for a collective, by mail or as a link to pass on. Its key is known to who received it; here is only the
/// hash of it. It works once, for a fortnight, until it is withdrawn.
/// </summary>
public sealed class Invitation : Entity
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>How many of a collective may be open at once: nobody floods mailboxes from here.</summary>
    public const int MostOpen = 20;

    private Invitation()
    {
    }

    public Guid Id { get; private set; }

    public CollectiveId CollectiveId { get; private set; }

    public TeamRole Role { get; private set; }

    /// <summary>Where it was mailed to; null for a link that someone passes on themselves, and once it is no longer open.</summary>
    public string? Address { get; private set; }

    public byte[] KeyHash { get; private set; } = [];

    public AccountId InvitedBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When it was used or withdrawn.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public AccountId? AcceptedBy { get; private set; }

    public DateTimeOffset ExpiresAt => MadeAt + Life;

    /// <param name="address">Whom to mail it to; null for a link.</param>
    /// <param name="keyHash">The hash of the key in its link.</param>
    public static Invitation Write(Team team, AccountId by, TeamRole role, string? address, byte[] keyHash, DateTimeOffset now)
    {
        team.RequireContact(by);
        RuleException.Unless(Enum.IsDefined(role), "team.role");
        // A link can be passed on to anyone.
        RuleException.Unless(address is not null || role != TeamRole.Contact, "invitation.contact-by-mail");

        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(),
            CollectiveId = team.Id,
            Role = role,
            Address = address?.Trim(),
            KeyHash = keyHash,
            InvitedBy = by,
            MadeAt = now,
        };
        invitation.Record(new DomainEvent("collective", team.Id.Value, by, "invite", null, role.ToString()));
        return invitation;
    }

    public bool IsOpenAt(DateTimeOffset now) => ClosedAt is null && now < ExpiresAt;

    public void Withdraw(Team team, AccountId by, DateTimeOffset now)
    {
        RuleException.Unless(team.Id == CollectiveId, "invitation.over");
        team.RequireContact(by);
        RuleException.Unless(IsOpenAt(now), "invitation.over");

        Close(now);
        Record(new DomainEvent("collective", CollectiveId.Value, by, "withdraw-invitation", Role.ToString(), null));
    }

    /// <summary>Goes along with the collective that it is for, into the one that this was merged into.</summary>
    public void Follow(Collective merged) => CollectiveId = merged.SuccessorOf(CollectiveId);

    internal void Accept(CollectiveId collective, AccountId person, DateTimeOffset now)
    {
        RuleException.Unless(collective == CollectiveId && IsOpenAt(now), "invitation.over");

        Close(now);
        AcceptedBy = person;
    }

    private void Close(DateTimeOffset now)
    {
        ClosedAt = now;
        Address = null;
    }
}
