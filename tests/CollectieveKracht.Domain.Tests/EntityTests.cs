namespace CollectieveKracht.Domain.Tests;

public sealed class EntityTests
{
    [Fact]
    public void What_happened_is_handed_over_once_and_in_order()
    {
        var collective = Given.VerifiedCollective();
        collective.Archive(Given.Moderator, "Opgeheven.");

        var taken = collective.TakeEvents();

        Assert.Equal(["verify", "archive"], taken.Select(happened => happened.Act));
        Assert.Empty(collective.TakeEvents());
    }

    [Fact]
    public void A_later_identifier_sorts_after_an_earlier_one()
    {
        var earlier = CollectiveId.From(Guid.CreateVersion7(Given.Now));
        var later = CollectiveId.From(Guid.CreateVersion7(Given.Now.AddSeconds(1)));

        Assert.True(string.CompareOrdinal(earlier.Value.ToString(), later.Value.ToString()) < 0);
    }
}
