using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class OutlookTests
{
    private static readonly Subject[] Phases = [Phase(1), Phase(2), Phase(3)];
    private static readonly Subject[] Challenges = [.. Answers.Challenges.Select(Subject.Challenge)];
    private static readonly Subject Small = Subject.Parse("size-class:klein");
    private static readonly Subject Energy = Subject.Parse("sector:energie");
    private static readonly Situation Known = new(Phase(1), Small, Energy);

    [Fact]
    public void Peers_share_all_that_is_known_when_there_are_enough_of_them()
    {
        var table = Answers.Table([.. Answers.Times(5, "phase:1 size-class:klein sector:energie challenge:a"), "challenge:b"]);

        var outlook = Outlook.Of(table, Known, Phases, Challenges);

        Assert.Equal([Phase(1), Small, Energy], outlook.Peers.Shared);
        Assert.Equal(("a", 5, 5), Told(Assert.Single(outlook.Challenges)));
    }

    [Theory]
    [InlineData("phase:2 size-class:klein sector:energie", "size-class:klein sector:energie")]
    [InlineData("phase:1 size-class:groot sector:energie", "sector:energie")]
    [InlineData("phase:1 size-class:klein sector:cultuur", "")]
    public void With_fewer_than_five_peers_first_the_phase_is_given_up_then_the_size_then_the_sector(string fifth, string shared)
    {
        var table = Answers.Table([.. Answers.Times(4, "phase:1 size-class:klein sector:energie"), fifth]);

        var outlook = Outlook.Of(table, Known, Phases, Challenges);

        Assert.Equal(shared, string.Join(' ', outlook.Peers.Shared));
        Assert.Equal(5, outlook.Peers.Count);
    }

    [Fact]
    public void Who_tells_nothing_is_compared_with_everyone()
    {
        var table = Answers.Table("challenge:a", "sector:energie");

        var outlook = Outlook.Of(table, new Situation(null, null, null), Phases, Challenges);

        Assert.Equal((0, 2), (outlook.Peers.Shared.Count, outlook.Peers.Count));
        Assert.Null(outlook.NextPhase);
    }

    [Fact]
    public void Challenges_come_by_how_many_peers_ticked_them_and_those_of_nobody_are_absent()
    {
        var table = Answers.Table("challenge:b", "challenge:b challenge:c", "challenge:a");

        var outlook = Outlook.Of(table, new Situation(null, null, null), Phases, Challenges);

        Assert.Equal([("b", 2, 3), ("a", 1, 3), ("c", 1, 3)], outlook.Challenges.Select(Told));
    }

    [Fact]
    public void The_next_phase_tells_what_is_ticked_more_often_than_in_this_one_the_largest_difference_first()
    {
        var table = Answers.Table(
        [
            .. Answers.Times(10, "phase:1 challenge:a"), .. Answers.Times(10, "phase:1 challenge:b"),
            .. Answers.Times(8, "phase:2 challenge:b challenge:c"), .. Answers.Times(2, "phase:2 challenge:a"), .. Answers.Times(9, "phase:3"),
        ]);

        var next = Outlook.Of(table, new Situation(Phase(1), null, null), Phases, Challenges).NextPhase!;

        Assert.Equal((Phase(1), 20, Phase(2), 10), (next.Now.Shared[0], next.Now.Count, next.Next.Shared[0], next.Next.Count));
        Assert.Equal([("c", 0, 8, ChangeVerdict.Up), ("b", 10, 8, ChangeVerdict.NoClearChange)], next.Challenges.Select(ahead =>
            (ahead.Now.Subject.Slug, ahead.Now.Count, ahead.Next.Count, ahead.Difference.Verdict)));
    }

    [Fact]
    public void Both_phases_are_compared_on_the_same_other_characteristics()
    {
        var table = Answers.Table(
        [
            .. Answers.Times(9, "phase:1 size-class:klein sector:energie"), .. Answers.Times(4, "phase:2 size-class:klein sector:energie"),
            .. Answers.Times(3, "phase:2 size-class:groot sector:energie"),
        ]);

        var next = Outlook.Of(table, Known, Phases, Challenges).NextPhase!;

        Assert.Equal([Phase(1), Energy], next.Now.Shared);
        Assert.Equal([Phase(2), Energy], next.Next.Shared);
        Assert.Equal((9, 7), (next.Now.Count, next.Next.Count));
    }

    [Theory]
    [InlineData("phase:3")]
    [InlineData("phase:elders")]
    [InlineData("phase:2")]
    public void There_is_no_next_phase_after_the_last_of_an_unknown_one_or_with_too_few_in_it(string phase)
    {
        var table = Answers.Table([.. Answers.Times(9, "phase:2"), .. Answers.Times(4, "phase:3"), .. Answers.Times(9, "phase:elders")]);

        Assert.Null(Outlook.Of(table, new Situation(Subject.Parse(phase), null, null), Phases, Challenges).NextPhase);
    }

    [Theory]
    [InlineData(15, 29, Certainty.Low)]
    [InlineData(15, 30, Certainty.Fair)]
    [InlineData(1, 29, Certainty.Low)]
    [InlineData(50, 99, Certainty.Fair)]
    [InlineData(50, 100, Certainty.Good)]
    public void Certainty_goes_by_the_number_of_peers_and_the_width_of_the_interval(int count, int peers, Certainty certainty) =>
        Assert.Equal(certainty, PeerGroup.CertaintyOf(new Tally(Energy, count, peers)));

    private static Subject Phase(int number) => Subject.Parse($"phase:{number}");

    private static (string Slug, int Count, int Of) Told(LikelyChallenge likely) => (likely.Tally.Subject.Slug, likely.Tally.Count, likely.Tally.Of);
}
