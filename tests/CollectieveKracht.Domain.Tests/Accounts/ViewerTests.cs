using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Domain.Tests.Accounts;

public sealed class ViewerTests
{
    private static readonly CollectiveId Collective = CollectiveId.New();
    private static readonly NetworkId Network = NetworkId.New();

    [Fact]
    public void A_visitor_belongs_to_the_public_and_to_nothing_else()
    {
        Assert.Equal([Audience.Public], Viewer.Visitor.Audiences);
    }

    [Fact]
    public void A_member_belongs_to_all_audiences_of_their_collective()
    {
        var member = Viewer.Member([Collective], [Network]);

        Assert.Equal(
            [Audience.Public, Audience.Collectives, Audience.Network(Network), Audience.OwnCollective(Collective)],
            member.Audiences);
    }

    [Fact]
    public void Someone_without_a_verified_collective_sees_what_a_visitor_sees()
    {
        var newcomer = Viewer.Member(verifiedCollectives: [], [Network]);

        Assert.Equal(Viewer.Visitor.Audiences, newcomer.Audiences);
    }

    [Fact]
    public void Two_collectives_in_one_network_are_that_network_once()
    {
        var member = Viewer.Member([Collective, CollectiveId.New()], [Network, Network]);

        Assert.Single(member.Audiences, Audience.Network(Network));
    }
}
