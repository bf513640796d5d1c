namespace CollectieveKracht.Domain.Accounts;

/// <summary>
/// A person, or the editors of the platform, under whose name something is published. What is private about a person, such as
/// how they sign in, is kept apart from it, so that it can be erased while what they contributed stays.
/// </summary>
public sealed class Account : Entity
{
    /// <summary>The name under which the editors of the platform write.</summary>
    public const string EditorsName = "Redactie CollectieveKracht";

    /// <summary>The name that is left of a person who had their account erased.</summary>
    public const string ErasedName = "Oud-deelnemer";

    public const int LongestName = 80;

    /// <summary>Of why a role was given or taken.</summary>
    public const int LongestReason = 500;

    private Account()
    {
    }

    public Account(string name)
    {
        Id = AccountId.New();
        Name = Checked(name);
    }

    public AccountId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What this person may do beyond taking part. Empty for almost everyone.</summary>
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>When this person promised, as an analyst, not to try to find out which collective answered what; null when they did not.</summary>
    public DateTimeOffset? AnalystTermsAt { get; private set; }

    /// <summary>Whether figures are shown in full, also of small groups.</summary>
    public bool SeesFiguresInFull => Roles.Contains(Role.Analyst) && AnalystTermsAt is not null;

    /// <summary>The organisation for which this person says to work; null for almost everyone.</summary>
    public Affiliation? Affiliation { get; private set; }

    /// <summary>Whether the person had this account erased: there is nobody behind it any more.</summary>
    public bool IsErased { get; private set; }

    public void Rename(string name, AccountId actor)
    {
        var renamed = Checked(name);
        if (renamed == Name) return;

        Name = renamed;
        // The log outlives the person, so it holds no names.
        Record(new DomainEvent("account", Id.Value, actor, "rename", null, null));
    }

    /// <summary>Gives a role.</summary>
    /// <param name="actor">Who gives it; null when the operator does, with a command.</param>
    /// <param name="why">The reason, which everyone but the operator gives.</param>
    public void Grant(Role role, AccountId? actor, string? why = null)
    {
        var reason = RequireRight(actor, why);
        if (IsErased || Roles.Contains(role)) return;

        Roles = [.. Roles, role];
        Record(new DomainEvent("account", Id.Value, actor, "grant-role", null, role.ToString(), reason));
    }

    /// <inheritdoc cref="Grant"/>
    /// <summary>Takes a role away.</summary>
    public void Withdraw(Role role, AccountId? actor, string? why = null)
    {
        var reason = RequireRight(actor, why);
        if (!Roles.Contains(role)) return;

        Roles = [.. Roles.Where(held => held != role)];
        // Who gets the role again promises again.
        if (role == Role.Analyst) AnalystTermsAt = null;
        Record(new DomainEvent("account", Id.Value, actor, "withdraw-role", role.ToString(), null, reason));
    }

    /// <summary>Promises what every analyst promises, before figures are shown in full.</summary>
    public void AcceptAnalystTerms(DateTimeOffset now)
    {
        RuleException.Unless(Roles.Contains(Role.Analyst), "account.no-analyst");
        if (AnalystTermsAt is not null) return;

        AnalystTermsAt = now;
        Record(new DomainEvent("account", Id.Value, Id, "accept-analyst-terms", null, null));
    }

    /// <summary>Says for which organisation this person works. What was verified before has to be verified again.</summary>
    public void AskAffiliation(AffiliationKind kind, string organisation, DateTimeOffset now)
    {
        var asked = new Affiliation(kind, organisation, now);
        if (Affiliation is { Refusal: null } known && (known.Kind, known.Organisation) == (asked.Kind, asked.Organisation)) return;

        Affiliation = asked;
        Record(new DomainEvent("account", Id.Value, Id, "ask-affiliation", null, kind.ToString()));
    }

    /// <summary>Confirms that this person works there.</summary>
    public void VerifyAffiliation(AccountId actor, DateTimeOffset now)
    {
        var asked = RequireAffiliation(actor);
        RuleException.Unless(asked.State == AffiliationState.Asked, "account.no-affiliation");
        asked.Verify(actor, now);
        Record(new DomainEvent("account", Id.Value, actor, "verify-affiliation", null, asked.Kind.ToString()));
    }

    /// <summary>Says that this person does not work there, or not any more. The person reads why and can ask again.</summary>
    public void RefuseAffiliation(string reason, AccountId actor)
    {
        var asked = RequireAffiliation(actor);
        RuleException.Unless(asked.State != AffiliationState.Refused, "account.no-affiliation");
        RuleException.Unless(reason.Trim().Length is > 0 and <= LongestReason, "account.role-reason");
        asked.Refuse(reason.Trim());
        Record(new DomainEvent("account", Id.Value, actor, "refuse-affiliation", asked.Kind.ToString(), null, reason.Trim()));
    }

    /// <summary>Takes back that this person works anywhere.</summary>
    public void WithdrawAffiliation()
    {
        if (Affiliation is not { } held) return;

        Affiliation = null;
        Record(new DomainEvent("account", Id.Value, Id, "withdraw-affiliation", held.Kind.ToString(), null));
    }

    /// <summary>Refuses when the platform would be left without anyone who runs it.</summary>
    /// <param name="administrators">All who run it now.</param>
    public void RequireAnotherAdministrator(IReadOnlyCollection<AccountId> administrators) =>
        RuleException.Unless(!Roles.Contains(Role.Administrator) || administrators.Any(other => other != Id), "account.last-administrator");

    /// <summary>Takes the person out: what they wrote stays, under no name. Cannot be undone.</summary>
    public void Erase(AccountId actor)
    {
        if (IsErased) return;

        Name = ErasedName;
        Roles = [];
        AnalystTermsAt = null;
        Affiliation = null;
        IsErased = true;
        Record(new DomainEvent("account", Id.Value, actor, "erase", null, null));
    }

    private Affiliation RequireAffiliation(AccountId actor)
    {
        RuleException.Unless(actor != Id, "account.own-affiliation");
        return Affiliation ?? throw new RuleException("account.no-affiliation");
    }

    private string? RequireRight(AccountId? actor, string? why)
    {
        RuleException.Unless(actor != Id, "account.own-role");
        RuleException.Unless(actor is null || why?.Trim() is { Length: > 0 and <= LongestReason }, "account.role-reason");
        return why?.Trim();
    }

    private static string Checked(string name)
    {
        RuleException.Unless(name.Trim().Length is > 0 and <= LongestName, "account.name");
        return name.Trim();
    }
}
