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
    public void An_identifier_carries_the_moment_it_was_made()
    {
        Guid[] identifiers =
        [
            AccountId.New().Value, CollectiveId.New().Value, NetworkId.New().Value, ChallengeId.New().Value, ArticleId.New().Value,
            RevisionId.New().Value, QuestionId.New().Value,
        ];

        Assert.All(identifiers, identifier => Assert.Equal(7, identifier.Version));
    }
}
