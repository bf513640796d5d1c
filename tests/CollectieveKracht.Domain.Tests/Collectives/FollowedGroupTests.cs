using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class FollowedGroupTests
{
    private readonly FollowedGroup _followed = FollowedGroup.Begin(AccountId.New(), GroupKind.Sector, "energie", already: 0, Given.Now);

    [Fact]
    public void What_came_before_it_was_followed_is_not_new() => Assert.Equal(Given.Now, _followed.NewSince);

    [Fact]
    public void What_was_told_is_not_told_again()
    {
        _followed.Tell(Given.Now.AddDays(30));
        _followed.Tell(Given.Now.AddDays(10));

        Assert.Equal(Given.Now.AddDays(30), _followed.NewSince);
    }

    [Fact]
    public void Fifty_are_enough()
    {
        FollowedGroup.Begin(AccountId.New(), GroupKind.Region, "limburg", FollowedGroup.MostPerPerson - 1, Given.Now);

        Refused.By("group.too-many-followed", () => FollowedGroup.Begin(AccountId.New(), GroupKind.Region, "limburg", FollowedGroup.MostPerPerson, Given.Now));
    }
}
