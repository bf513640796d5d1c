using CollectieveKracht.Domain.Challenges;

namespace CollectieveKracht.Domain.Tests.Challenges;

public sealed class FollowingTests
{
    private readonly Following _following = new(AccountId.New());
    private readonly Challenge _challenge = Given.Challenge("leiderschap");

    [Fact]
    public void Following_twice_counts_once_and_since_the_first_time()
    {
        _following.Follow(_challenge, Given.Now);
        _following.Follow(_challenge, Given.Now.AddDays(3));

        Assert.Equal(Given.Now, Assert.Single(_following.Challenges).Since);
    }

    [Fact]
    public void What_is_let_go_is_not_followed()
    {
        _following.Follow(_challenge, Given.Now);

        _following.Unfollow(_challenge.Id);
        _following.Unfollow(_challenge.Id);

        Assert.Empty(_following.Challenges);
    }

    [Fact]
    public void A_retired_challenge_is_not_followed_anew()
    {
        _challenge.Retire(Given.Moderator, "Samengevoegd.");

        Refused.By("challenge.retired", () => _following.Follow(_challenge, Given.Now));
    }

    [Fact]
    public void New_is_what_came_after_the_visit_before_this_one()
    {
        _following.Look(Given.Now);
        _following.Look(Given.Now.AddDays(2));
        _following.Look(Given.Now.AddDays(2).AddMinutes(20));

        Assert.Equal(Given.Now, _following.NewSince(Given.Now.AddDays(2).AddMinutes(20)));
    }

    [Fact]
    public void After_a_long_absence_not_everything_is_new()
    {
        _following.Look(Given.Now);
        var now = Given.Now.AddDays(400);
        _following.Look(now);

        Assert.Equal(now - Following.LongestNew, _following.NewSince(now));
    }

    [Fact]
    public void What_was_told_is_never_untold()
    {
        _following.Tell(Given.Now);
        _following.Tell(Given.Now.AddDays(-1));

        Assert.Equal(Given.Now, _following.ToldUntil);
    }
}
