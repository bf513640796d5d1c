namespace CollectieveKracht.Domain.Moderation;

/// <summary>The limits that an administrator set to what a moderator looks at. A moderator without them looks at everything.</summary>
public sealed class ModeratorRemit : Entity
{
    public const int MostOfAList = 40;

    private ModeratorRemit()
    {
    }

    public ModeratorRemit(AccountId moderator) => AccountId = moderator;

    public AccountId AccountId { get; private set; }

    /// <summary>Slugs; empty means all.</summary>
    public IReadOnlyList<string> Sectors { get; private set; } = [];

    /// <summary>Slugs of provinces and municipalities; empty means the whole country.</summary>
    public IReadOnlyList<string> Regions { get; private set; } = [];

    public void Limit(IEnumerable<string> sectors, IEnumerable<string> regions, AccountId by, Reason why)
    {
        RuleException.Unless(by != AccountId, "account.own-role");
        var (before, wanted, where) = (Words, sectors.Distinct().Order().ToList(), regions.Distinct().Order().ToList());
        RuleException.Unless(wanted.Count <= MostOfAList && where.Count <= MostOfAList, "moderation.remit-too-long");
        if (wanted.SequenceEqual(Sectors) && where.SequenceEqual(Regions)) return;

        (Sectors, Regions) = (wanted, where);
        Record(new DomainEvent("account", AccountId.Value, by, "limit-moderator", before, Words, why.Text));
    }

    private string? Words => Sectors.Count + Regions.Count == 0 ? null : string.Join(", ", Sectors.Concat(Regions));
}
