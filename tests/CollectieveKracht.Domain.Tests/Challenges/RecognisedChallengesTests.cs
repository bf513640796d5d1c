using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Challenges;

public sealed class RecognisedChallengesTests
{
    private readonly Collective _collective = Given.VerifiedCollective();
    private readonly Challenge _leadership = Given.Challenge("leiderschap"), _growth = Given.Challenge("opschalen");
    private readonly RecognisedChallenges _recognised;

    public RecognisedChallengesTests()
    {
        _collective.TakeEvents();
        _recognised = new RecognisedChallenges(_collective, [new Recognition(_collective, _leadership, RecognitionState.PlaysNow, Given.Now)]);
    }

    [Fact]
    public void A_change_confirms_the_profile_and_is_kept_with_what_was_said_before()
    {
        Say((_leadership, RecognitionState.Solved), (_growth, RecognitionState.PlaysNow));

        Assert.Equal((RecognitionState.Solved, RecognitionState.PlaysNow), (_recognised.Of(_leadership), _recognised.Of(_growth)));
        var change = Assert.Single(_collective.TakeEvents());
        Assert.Equal("change-Challenges", change.Act);
        Assert.Contains("leiderschap", change.Before, StringComparison.Ordinal);
        Assert.Equal(Given.Now.AddDays(1), _collective.ConfirmedAt);
    }

    [Fact]
    public void What_is_not_recognised_any_more_is_removed()
    {
        Say((_leadership, null));

        Assert.Empty(_recognised.All);
        Assert.Equal(_leadership, Assert.Single(_recognised.Removed).Challenge);
    }

    [Fact]
    public void Saying_the_same_changes_nothing()
    {
        Say((_leadership, RecognitionState.PlaysNow), (_growth, null));

        Assert.Empty(_collective.TakeEvents());
        Assert.Equal(Given.Now, _recognised.All[0].ChangedAt);
    }

    [Fact]
    public void A_retired_challenge_stays_as_it_was()
    {
        _growth.Retire(Given.Moderator, "Samengevoegd.");

        Refused.By("challenge.retired", () => Say((_growth, RecognitionState.PlaysNow)));
        Say((_growth, null));
    }

    private void Say(params (Challenge Challenge, RecognitionState? State)[] standings) =>
        _recognised.Say(standings.ToDictionary(standing => standing.Challenge, standing => standing.State), Given.Author, Given.Now.AddDays(1));
}
