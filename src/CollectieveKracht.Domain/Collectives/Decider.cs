namespace CollectieveKracht.Domain.Collectives;

/// <summary>Who decides on collectives: a moderator on all, who verifies for networks on those of these networks. Nobody on what is their own.</summary>
/// <param name="IsModerator">Whether they may use that role now.</param>
/// <param name="Networks">For which networks they verify.</param>
/// <param name="OwnCollectives">For which collectives they act themselves.</param>
public sealed record Decider(
    AccountId Account, bool IsModerator, IReadOnlyCollection<NetworkId> Networks, IReadOnlyCollection<CollectiveId> OwnCollectives)
{
    /// <summary>Whether there is anything they can decide on.</summary>
    public bool HasWork => IsModerator || Networks.Count > 0;

    /// <summary>Whether this collective is theirs to decide on, leaving aside whether it is their own.</summary>
    public bool Covers(Collective collective) =>
        IsModerator || collective.Networks.Any(network => Networks.Contains(network.Id)) || collective.AskedNetworks.Any(Networks.Contains);

    /// <summary>Whether they may decide on what someone submitted about this collective.</summary>
    public bool MayDecideOn(Collective collective, AccountId? submitter) =>
        Covers(collective) && submitter != Account && collective.RegisteredBy != Account && !OwnCollectives.Contains(collective.Id);

    /// <summary>Refuses who may not decide on what someone submitted about this collective.</summary>
    public void RequireFor(Collective collective, AccountId? submitter)
    {
        RuleException.Unless(Covers(collective), "collective.not-yours-to-decide");
        RuleException.Unless(MayDecideOn(collective, submitter), "moderation.own-submission");
    }

    /// <summary>Refuses who may not clear a change of a profile: that is for moderators, and for verifiers of a network that clears changes.</summary>
    public void RequireToClear(Collective collective, AccountId proposer)
    {
        var clears = IsModerator || collective.Networks.Any(network => network.ClearsChanges && Networks.Contains(network.Id));
        RuleException.Unless(clears, "collective.not-yours-to-decide");
        RuleException.Unless(proposer != Account && collective.RegisteredBy != Account && !OwnCollectives.Contains(collective.Id), "moderation.own-submission");
    }

    /// <summary>Refuses who may not say whether a collective belongs to this network.</summary>
    public void RequireForNetwork(NetworkId network, Collective collective)
    {
        RuleException.Unless(IsModerator || Networks.Contains(network), "collective.not-yours-to-decide");
        RuleException.Unless(!OwnCollectives.Contains(collective.Id) && collective.RegisteredBy != Account, "moderation.own-submission");
    }
}
