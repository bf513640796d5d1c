namespace CollectieveKracht.Domain.Accounts;

/// <summary>
/// Who may read a thing. The report (part 2, internal functioning): knowledge that co-operatives gather should not leak
/// away to parties that sell it. A viewer knows which audiences they belong to (<see cref="Viewer.Audiences"/>), so
/// that every list, count and search asks the same question: is the thing's audience one of the viewer's?
/// </summary>
public readonly record struct Audience
{
    private Audience(string key) => Key = key;

    /// <summary>The stored form: "public", "collectives", "network:…" or "collective:…".</summary>
    public string Key { get; }

    /// <summary>Everyone, also without signing in.</summary>
    public static Audience Public { get; } = new("public");

    /// <summary>Signed-in members of verified collectives.</summary>
    public static Audience Collectives { get; } = new("collectives");

    /// <summary>Members of collectives that belong to one network.</summary>
    public static Audience Network(NetworkId network) => new($"network:{network.Value}");

    /// <summary>Members of one collective.</summary>
    public static Audience OwnCollective(CollectiveId collective) => new($"collective:{collective.Value}");

    public static Audience FromKey(string key) => new(key);
}
