namespace CollectieveKracht.Domain.Accounts;

/// <summary>
/// Who may read a thing. The report (part 2, internal functioning): knowledge that co-operatives gather should not leak
/// away to parties that sell it. A viewer knows which audiences they belong to (<see cref="Viewer.Audiences"/>), so
/// that every list, count and search asks the same question: is the thing's audience one of the viewer's?
/// </summary>
public readonly record struct Audience
{
    private const string NetworkPrefix = "network:";
    private const string CollectivePrefix = "collective:";

    private Audience(string key) => Key = key;

    /// <summary>The stored form: "public", "collectives", "network:…" or "collective:…".</summary>
    public string Key { get; }

    public bool IsOneCollective => Key.StartsWith(CollectivePrefix, StringComparison.Ordinal);

    /// <summary>Everyone, also without signing in.</summary>
    public static Audience Public { get; } = new("public");

    /// <summary>Signed-in members of verified collectives.</summary>
    public static Audience Collectives { get; } = new("collectives");

    /// <summary>Members of collectives that belong to one network.</summary>
    public static Audience Network(NetworkId network) => new(NetworkPrefix + network.Value);

    /// <summary>Members of one collective.</summary>
    public static Audience OwnCollective(CollectiveId collective) => new(CollectivePrefix + collective.Value);

    /// <summary>Reads the stored form; a key of no audience at all is refused.</summary>
    public static Audience FromKey(string key)
    {
        var isKnown = key == Public.Key || key == Collectives.Key || IsOfOne(key, NetworkPrefix) || IsOfOne(key, CollectivePrefix);
        RuleException.Unless(isKnown, "audience.unknown");
        return new Audience(key);
    }

    private static bool IsOfOne(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(key.AsSpan(prefix.Length), "D", out _);
}
