using CollectieveKracht.Domain.Insight;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Gives_what_Newcombe_published(int count, int n, double low, double high)
    {
        // R.G. Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
        var interval = WilsonInterval.Of(count, n)!.Value;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Of_nobody_there_is_no_share() => Assert.Null(WilsonInterval.Of(0, 0));

    [Fact]
    public void A_higher_confidence_gives_a_wider_interval() =>
        Assert.True(WilsonInterval.Of(30, 59, 0.99)!.Value.Width > WilsonInterval.Of(30, 59)!.Value.Width);

    [Fact]
    public void Holds_the_share_and_stays_within_zero_and_one() =>
        Gen.Int[1, 20_000].SelectMany(n => Gen.Int[0, n].Select(count => (count, n))).Sample(drawn =>
        {
            var (share, low, high) = WilsonInterval.Of(drawn.count, drawn.n)!.Value;
            return 0 <= low && low <= share && share <= high && high <= 1;
        });

    [Fact]
    public void Is_mirrored_for_those_who_did_not() =>
        Gen.Int[1, 500].SelectMany(n => Gen.Int[0, n].Select(count => (count, n))).Sample(drawn =>
            Math.Abs(WilsonInterval.Of(drawn.count, drawn.n)!.Value.Low - (1 - WilsonInterval.Of(drawn.n - drawn.count, drawn.n)!.Value.High)) < 1e-12);
}
