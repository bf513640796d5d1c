using CollectieveKracht.Domain.Insight;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class ChangeTests
{
    private static readonly Gen<Counted> Counts = Gen.Int[1, 300].SelectMany(n => Gen.Int[0, n].Select(count => new Counted(count, n)));

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Gives_the_interval_that_Newcombe_published(int after, int ofAfter, int before, int ofBefore, double low, double high)
    {
        // R.G. Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
        var difference = Difference.Between(new Counted(before, ofBefore), new Counted(after, ofAfter))!;

        Assert.Equal((low, high), (Math.Round(difference.Low, 4), Math.Round(difference.High, 4)));
    }

    [Fact]
    public void The_p_is_that_of_chi_square_on_the_same_four_counts()
    {
        var difference = Difference.Between(new Counted(48, 80), new Counted(56, 70))!;

        Assert.Equal(Association.Of([[56, 14], [48, 32]])!.P, difference.P, 12);
    }

    [Theory]
    [InlineData(30, 59, 60, 70, ChangeVerdict.Up)]
    [InlineData(50, 59, 30, 70, ChangeVerdict.Down)]
    [InlineData(30, 59, 40, 70, ChangeVerdict.NoClearChange)]
    public void It_is_up_or_down_only_when_the_interval_leaves_no_doubt(int before, int ofBefore, int after, int ofAfter, ChangeVerdict verdict) =>
        Assert.Equal(verdict, Change.Between(new(before, ofBefore), new(after, ofAfter), Comparability.Comparable).Difference!.Verdict);

    [Fact]
    public void Of_waves_that_counted_different_things_there_is_no_difference()
    {
        var change = Change.Between(new(30, 59), new(60, 70), Comparability.NotComparable("sectors-changed"));

        Assert.Null(change.Difference);
        Assert.Equal((30, 60, "sectors-changed"), (change.Before.Count, change.After.Count, change.Comparability.Reason));
    }

    [Fact]
    public void Without_respondents_in_one_wave_there_is_no_difference() =>
        Assert.Null(Change.Between(new(0, 0), new(60, 70), Comparability.Comparable).Difference);

    [Fact]
    public void Of_many_changes_only_those_that_chance_does_not_explain_are_clear_the_largest_first()
    {
        // By itself 24 to 38 of 100 is clear (p = 0.03); of fifty one such is expected.
        var changes = Enumerable.Repeat(Between(30, 30), 47).Append(Between(24, 38)).Append(Between(60, 30)).Append(Between(20, 60)).ToList();

        var clear = Change.Clear(changes, change => change);

        Assert.Equal(ChangeVerdict.Up, changes[47].Difference!.Verdict);
        Assert.Equal([changes[49], changes[48]], clear);
        Assert.Equal([changes[47]], Change.Clear([changes[47]], change => change));
        Assert.Empty(Change.Clear<Change?>([null, Change.Between(new(1, 100), new(90, 100), Comparability.NotComparable("other-list"))], change => change));

        static Change Between(int before, int after) => Change.Between(new(before, 100), new(after, 100), Comparability.Comparable);
    }

    [Fact]
    public void The_interval_holds_the_difference_and_is_mirrored_when_the_waves_are_exchanged() => Counts.Select(Counts).Sample((before, after) =>
    {
        var there = Difference.Between(before, after)!;
        var back = Difference.Between(after, before)!;

        return -1 <= there.Low && there.Low <= there.Size && there.Size <= there.High && there.High <= 1
            && Math.Abs(there.Low + back.High) < 1e-12 && Math.Abs(there.P - back.P) < 1e-12 && there.P is > 0 and <= 1;
    });
}
