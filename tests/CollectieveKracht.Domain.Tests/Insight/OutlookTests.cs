using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CsCheck;

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

        var outlook = Outlook.Of(table, Known, Phases, Challenges, Disclosure.Everything);

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

        var outlook = Outlook.Of(table, Known, Phases, Challenges, Disclosure.Everything);

        Assert.Equal(shared, string.Join(' ', outlook.Peers.Shared));
        Assert.Equal(5, outlook.Peers.Count);
    }

    [Fact]
    public void Who_tells_nothing_is_compared_with_everyone()
    {
        var table = Answers.Table("challenge:a", "sector:energie");

        var outlook = Outlook.Of(table, new Situation(null, null, null), Phases, Challenges, Disclosure.Everything);

        Assert.Equal((0, 2), (outlook.Peers.Shared.Count, outlook.Peers.Count));
        Assert.Null(outlook.NextPhase);
    }

    [Fact]
    public void Challenges_come_by_how_many_peers_ticked_them_and_those_of_nobody_are_absent()
    {
        var table = Answers.Table("challenge:b", "challenge:b challenge:c", "challenge:a");

        var outlook = Outlook.Of(table, new Situation(null, null, null), Phases, Challenges, Disclosure.Everything);

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

        var next = Outlook.Of(table, new Situation(Phase(1), null, null), Phases, Challenges, Disclosure.Everything).NextPhase!;

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

        var next = Outlook.Of(table, Known, Phases, Challenges, Disclosure.Everything).NextPhase!;

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

        Assert.Null(Outlook.Of(table, new Situation(Subject.Parse(phase), null, null), Phases, Challenges, Disclosure.Everything).NextPhase);
    }

    [Fact]
    public void Everyone_sees_peers_that_share_two_characteristics_at_most()
    {
        var table = Answers.Table([.. Answers.Times(20, "phase:1 size-class:klein sector:energie challenge:a"), .. Answers.Times(20, "phase:2 size-class:groot sector:cultuur challenge:a")]);

        var outlook = Outlook.Of(table, Known, Phases, Challenges, Public(table));

        Assert.Equal([Small, Energy], outlook.Peers.Shared);
        Assert.Equal([Phase(1), Energy], Outlook.Of(Answers.Table(TwoPhases), Known, Phases, Challenges, Public(Answers.Table(TwoPhases))).NextPhase!.Now.Shared);
    }

    [Fact]
    public void Of_a_challenge_that_few_of_the_peers_ticked_everyone_sees_only_that_there_are_some()
    {
        var table = Answers.Table(
            [.. Answers.Times(10, "sector:energie challenge:a challenge:c"), .. Answers.Times(3, "sector:energie challenge:b"), .. Answers.Times(10, "sector:cultuur challenge:b")]);

        var outlook = Outlook.Of(table, new Situation(null, null, Energy), Phases, Challenges, Public(table));

        Assert.Equal(["a", "c"], outlook.Challenges.Select(likely => likely.Tally.Subject.Slug));
        Assert.Equal([Subject.Challenge("b")], outlook.Hidden);
        Assert.Empty(Outlook.Of(table, new Situation(null, null, Energy), Phases, Challenges, Disclosure.Everything).Hidden);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public void Everyone_sees_only_counts_that_may_be_shown() => Answers.OfMany.Sample(respondents =>
    {
        var table = Answers.Table(respondents);
        var (disclosure, small, x) = (Public(table), Subject.Parse("size-class:klein"), Subject.Parse("sector:x"));

        var outlook = Outlook.Of(table, new Situation(Phase(1), small, x), Phases, Challenges, disclosure);

        Assert.All(outlook.Challenges, likely => Assert.True(disclosure.Shows([likely.Tally.Subject, .. outlook.Peers.Shared])));
        Assert.True(outlook.Peers.Shared.Count == 0 || disclosure.Shows(outlook.Peers.Shared));
        if (outlook.NextPhase is not { } next) return;

        Assert.True(disclosure.Shows(next.Now.Shared) && disclosure.Shows(next.Next.Shared));
        Assert.All(next.Challenges, ahead => Assert.True(
            disclosure.Shows([ahead.Now.Subject, .. next.Now.Shared]) && disclosure.Shows([ahead.Next.Subject, .. next.Next.Shared])));
    });

    [Theory]
    [InlineData(15, 29, Certainty.Low)]
    [InlineData(15, 30, Certainty.Fair)]
    [InlineData(1, 29, Certainty.Low)]
    [InlineData(50, 99, Certainty.Fair)]
    [InlineData(50, 100, Certainty.Good)]
    public void Certainty_goes_by_the_number_of_peers_and_the_width_of_the_interval(int count, int peers, Certainty certainty) =>
        Assert.Equal(certainty, PeerGroup.CertaintyOf(new Tally(Energy, count, peers)));

    private static string[] TwoPhases =>
    [
        .. Answers.Times(20, "phase:1 size-class:klein sector:energie challenge:a"), .. Answers.Times(20, "phase:2 size-class:klein sector:energie challenge:b"),
        .. Answers.Times(20, "phase:1 size-class:groot sector:cultuur"), .. Answers.Times(20, "phase:2 size-class:groot sector:cultuur"),
    ];

    private static Disclosure Public(AnswerTable table) => Disclosure.Of(table, _ => true);

    private static Subject Phase(int number) => Subject.Parse($"phase:{number}");

    private static (string Slug, int Count, int Of) Told(LikelyChallenge likely) => (likely.Tally.Subject.Slug, likely.Tally.Count, likely.Tally.Of);
}
