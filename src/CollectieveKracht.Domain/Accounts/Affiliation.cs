namespace CollectieveKracht.Domain.Accounts;

/// <summary>Organisations around collectives for which someone can have an account.</summary>
public enum AffiliationKind
{
    Funder,
    Government,
    Researcher,
    Network,
}

public enum AffiliationState
{
    Asked,
    Verified,
    Refused,
}

/// <summary>The organisation for which someone says to work. It counts once an administrator verified it.</summary>
public sealed class Affiliation
{
    public const int LongestOrganisation = 120;

    private Affiliation()
    {
    }

    internal Affiliation(AffiliationKind kind, string organisation, DateTimeOffset askedAt)
    {
        RuleException.Unless(Enum.IsDefined(kind), "account.affiliation-kind");
        RuleException.Unless(organisation.Trim().Length is > 0 and <= LongestOrganisation, "account.affiliation-organisation");
        (Kind, Organisation, AskedAt) = (kind, organisation.Trim(), askedAt);
    }

    public AffiliationKind Kind { get; private set; }

    public string Organisation { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>The administrator who verified it.</summary>
    public AccountId? VerifiedBy { get; private set; }

    /// <summary>Why it was refused, for the person to read.</summary>
    public string? Refusal { get; private set; }

    public AffiliationState State => Refusal is not null ? AffiliationState.Refused : VerifiedAt is not null ? AffiliationState.Verified : AffiliationState.Asked;

    internal void Verify(AccountId by, DateTimeOffset now) => (VerifiedAt, VerifiedBy) = (now, by);

    internal void Refuse(string reason) => (VerifiedAt, VerifiedBy, Refusal) = (null, null, reason);
}
