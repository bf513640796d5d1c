using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Moderation;

public sealed class ClaimTests
{
    private static readonly Claim Claim = Claim.Start(Given.Moderator, Given.Now);

    [Theory]
    [InlineData(0, true)]
    [InlineData(29 * 60 + 59, true)]
    [InlineData(30 * 60, false)]
    [InlineData(24 * 60 * 60, false)]
    public void A_claim_lapses_after_thirty_minutes(int seconds, bool holds)
    {
        var later = Given.Now.AddSeconds(seconds);

        Assert.Equal(holds, Claim.HoldsAt(later));
        Assert.Equal(holds, Claim.IsHeldBy(Given.Moderator, later));
    }

    [Fact]
    public void A_claim_is_held_by_the_one_who_made_it()
    {
        Assert.False(Claim.IsHeldBy(Given.OtherModerator, Given.Now));
    }

    [Fact]
    public void A_claim_lapses_at_the_same_moment_in_every_time_zone()
    {
        var inAmsterdam = Given.Now.AddMinutes(30).ToOffset(TimeSpan.FromHours(2));

        Assert.False(Claim.HoldsAt(inAmsterdam));
    }
}
