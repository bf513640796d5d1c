using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Domain.Moderation;

/// <summary>Someone who decides on what others send in. There is none without the role.</summary>
public sealed record Reviewer
{
    /// <param name="roles">Those that this person may use now.</param>
    /// <param name="remit">What they look at, if not at everything.</param>
    public Reviewer(AccountId account, IEnumerable<Role> roles, Remit? remit = null)
    {
        RuleException.Unless(roles.Contains(Role.Moderator), "moderation.not-a-moderator");
        Account = account;
        Remit = remit ?? Remit.Everything;
    }

    public AccountId Account { get; }

    public Remit Remit { get; }

    /// <summary>Refuses for what lies outside their sectors and regions.</summary>
    public void RequireFor(IReadOnlyCollection<string> sectors, IReadOnlyCollection<string> regions) =>
        RuleException.Unless(Remit.Covers(sectors, regions), "moderation.outside-remit");
}

/// <summary>The sectors and regions that a moderator looks at, as slugs; an empty list means all.</summary>
/// <param name="Regions">With the municipalities of each province that is meant whole.</param>
public sealed record Remit(IReadOnlyCollection<string> Sectors, IReadOnlyCollection<string> Regions)
{
    public static Remit Everything { get; } = new([], []);

    /// <summary>Whether something that is for these is theirs to look at. What is for all sectors or the whole country is everyone's.</summary>
    public bool Covers(IReadOnlyCollection<string> sectors, IReadOnlyCollection<string> regions) => Meet(Sectors, sectors) && Meet(Regions, regions);

    private static bool Meet(IReadOnlyCollection<string> mine, IReadOnlyCollection<string> its) => mine.Count == 0 || its.Count == 0 || its.Any(mine.Contains);
}
