using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Tests.Moderation;

public sealed class RemitTests
{
    [Theory]
    [InlineData("", "", "energie", "assen", true)]
    [InlineData("energie", "", "energie,cultuur", "assen", true)]
    [InlineData("energie", "", "cultuur", "assen", false)]
    [InlineData("energie", "", "", "", true)]
    [InlineData("energie", "drenthe,assen", "energie", "assen", true)]
    [InlineData("energie", "drenthe,assen", "energie", "zwolle", false)]
    public void A_remit_covers_what_is_for_one_of_its_sectors_and_regions_or_for_all(string sectors, string regions, string its, string where, bool covers)
    {
        Assert.Equal(covers, new Remit(List(sectors), List(regions)).Covers(List(its), List(where)));
    }

    [Fact]
    public void A_limit_is_recorded_with_its_reason_and_nobody_sets_their_own()
    {
        var remit = new ModeratorRemit(Given.Moderator);

        remit.Limit(["energie"], ["drenthe"], Given.OtherModerator, Given.Reason);

        var happened = Assert.Single(remit.TakeEvents());
        Assert.Equal((Given.Moderator.Value, "limit-moderator", null, "energie, drenthe", Given.Reason.Text), (happened.SubjectId, happened.Act, happened.Before, happened.After, happened.Why));
        Refused.By("account.own-role", () => remit.Limit([], [], Given.Moderator, Given.Reason));
        remit.Limit(["energie"], ["drenthe"], Given.OtherModerator, Given.Reason);
        Assert.Empty(remit.TakeEvents());
    }

    private static string[] List(string words) => words.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
