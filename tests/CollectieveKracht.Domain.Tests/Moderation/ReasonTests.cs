using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Moderation;

public sealed class ReasonTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    public void A_reason_says_something(string text)
    {
        var giving = () => { _ = new Reason(text); };

        Refused.By("moderation.reason-needed", giving);
    }

    [Fact]
    public void A_reason_has_an_end()
    {
        var giving = () => { _ = new Reason(new string('a', Reason.MaxLength + 1)); };

        Refused.By("moderation.reason-needed", giving);
        Assert.Equal(Reason.MaxLength, new Reason(new string('a', Reason.MaxLength)).Text.Length);
    }

    [Fact]
    public void A_reason_is_kept_without_the_space_around_it()
    {
        Assert.Equal("Dubbel.", new Reason("  Dubbel.\n").Text);
    }
}
