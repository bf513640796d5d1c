namespace CollectieveKracht.Domain.Collectives;

/// <summary>What collectives are grouped by, that a person can follow.</summary>
public enum GroupKind
{
    Sector,

    /// <summary>A province or municipality.</summary>
    Region,

    Network,
}

/// <summary>A group of collectives that a person follows, and up to where they were told by mail what changed in it.</summary>
public sealed class FollowedGroup
{
    public const int MostPerPerson = 50;

    private FollowedGroup()
    {
    }

    private FollowedGroup(AccountId person, GroupKind kind, string slug, DateTimeOffset now)
    {
        Person = person;
        Kind = kind;
        Slug = Domain.Slug.Require(slug);
        Since = now;
    }

    public AccountId Person { get; private set; }

    public GroupKind Kind { get; private set; }

    /// <summary>Of the group, as in its address.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What came before this is not new to them.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Up to when they were told; null when they never were.</summary>
    public DateTimeOffset? ToldUntil { get; private set; }

    /// <summary>From when on what came was not told yet.</summary>
    public DateTimeOffset NewSince => ToldUntil ?? Since;

    /// <summary>A person begins to follow a group.</summary>
    /// <param name="already">How many they follow.</param>
    public static FollowedGroup Begin(AccountId person, GroupKind kind, string slug, int already, DateTimeOffset now)
    {
        RuleException.Unless(already < MostPerPerson, "group.too-many-followed");
        return new FollowedGroup(person, kind, slug, now);
    }

    /// <summary>They were told what came up to a moment, so that nothing is told twice.</summary>
    public void Tell(DateTimeOffset until)
    {
        if (until > NewSince) ToldUntil = until;
    }
}
