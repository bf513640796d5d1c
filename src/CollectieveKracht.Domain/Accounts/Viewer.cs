namespace CollectieveKracht.Domain.Accounts;

/// <summary>Who is looking, as far as that decides what they may see.</summary>
public sealed class Viewer
{
    private Viewer(IReadOnlyList<Audience> audiences) => Audiences = audiences;

    /// <summary>Someone who has not signed in.</summary>
    public static Viewer Visitor { get; } = new([Audience.Public]);

    /// <summary>All audiences this viewer belongs to. The whole rule of visibility is in how this list is made.</summary>
    public IReadOnlyList<Audience> Audiences { get; }

    /// <summary>A signed-in person who acts for collectives.</summary>
    /// <param name="verifiedCollectives">The verified collectives they are a member of; proposed ones open nothing.</param>
    /// <param name="networks">The networks those collectives belong to.</param>
    public static Viewer Member(IReadOnlyCollection<CollectiveId> verifiedCollectives, IEnumerable<NetworkId> networks)
    {
        if (verifiedCollectives.Count == 0) return Visitor;

        return new Viewer(
        [
            Audience.Public,
            Audience.Collectives,
            .. networks.Distinct().Select(Audience.Network),
            .. verifiedCollectives.Distinct().Select(Audience.OwnCollective),
        ]);
    }
}
