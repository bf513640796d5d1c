using CollectieveKracht.Domain.Accounts;

namespace CollectieveKracht.Domain.Tests.Accounts;

public sealed class AudienceTests
{
    private static readonly Guid Some = Guid.CreateVersion7();

    public static IEnumerable<TheoryDataRow<string>> Stored =>
        new[] { Audience.Public, Audience.Collectives, Audience.Network(new(Some)), Audience.OwnCollective(new(Some)) }
            .Select(audience => new TheoryDataRow<string>(audience.Key));

    [Theory, MemberData(nameof(Stored))]
    public void An_audience_reads_back_as_it_was_stored(string key)
    {
        var audience = Audience.FromKey(key);

        Assert.Equal(key, audience.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("everyone")]
    [InlineData("Public")]
    [InlineData("network:")]
    [InlineData("network:energie-samen")]
    [InlineData("collective:1")]
    public void A_key_of_no_audience_is_refused(string key)
    {
        var reading = () => { Audience.FromKey(key); };

        Refused.By("audience.unknown", reading);
    }

    [Fact]
    public void A_network_and_a_collective_with_one_number_are_two_audiences()
    {
        Assert.NotEqual(Audience.Network(new(Some)), Audience.OwnCollective(new(Some)));
    }

    [Fact]
    public void Only_the_audience_of_one_collective_says_so()
    {
        Assert.True(Audience.OwnCollective(new(Some)).IsOneCollective);
        Assert.False(Audience.Collectives.IsOneCollective);
    }
}
