namespace CollectieveKracht.Domain.Accounts;

/// <summary>A person, or the editors of the platform, under whose name something is published.</summary>
public sealed class Account : Entity
{
    /// <summary>The name under which the editors of the platform write.</summary>
    public const string EditorsName = "Redactie CollectieveKracht";

    private Account()
    {
    }

    public Account(string name)
    {
        RuleException.Unless(name.Trim().Length is > 0 and <= 80, "account.name");
        Id = AccountId.New();
        Name = name.Trim();
    }

    public AccountId Id { get; private set; }

    public string Name { get; private set; } = "";
}
