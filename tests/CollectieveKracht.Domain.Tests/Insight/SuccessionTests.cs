using CollectieveKracht.Domain.Insight;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class SuccessionTests
{
    [Fact]
    public void Arbuthnot_found_82_years_out_of_82_too_many()
    {
        // J. Arbuthnot (1710): more boys than girls in each of 82 years has a chance of 1 in 4 8360 0000 0000 0000 0000 0000, in one direction.
        Assert.Equal(1 / 4.8360e24, Succession.SignTest(82, 0) / 2, 1e-28);
    }

    [Theory]
    [InlineData(5, 5, 1.0)]
    [InlineData(6, 5, 1.0)]
    [InlineData(9, 1, 22 / 1024.0)]
    [InlineData(1, 9, 22 / 1024.0)]
    [InlineData(0, 0, 1.0)]
    public void The_sign_test_is_exact(int times, int reversed, double p) => Assert.Equal(p, Succession.SignTest(times, reversed), 12);

    [Fact]
    public void What_came_first_more_often_is_told_with_how_often_it_went_the_other_way()
    {
        var passages = Passages(9, "opschalen", "ledenwerving").Concat(Passages(1, "ledenwerving", "opschalen"));

        var found = Assert.Single(Succession.Of(passages));

        Assert.Equal(("opschalen", "ledenwerving", 9, 1), (found.First, found.Then, found.Times, found.TimesReversed));
        Assert.Equal(22 / 1024.0, found.P, 12);
    }

    [Fact]
    public void Who_already_had_the_second_did_not_go_from_the_first_to_it()
    {
        var passage = new Passage(new HashSet<string> { "a", "b" }, new HashSet<string> { "b" });

        Assert.Empty(Succession.Of(Enumerable.Repeat(passage, 20)));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    public void A_succession_is_told_of_from_five_collectives(int times, int told) => Assert.Equal(told, Succession.Of(Passages(times, "a", "b")).Count);

    [Fact]
    public void As_often_the_one_way_as_the_other_is_no_succession() =>
        Assert.Empty(Succession.Of(Passages(8, "a", "b").Concat(Passages(8, "b", "a"))));

    [Fact]
    public void The_p_is_corrected_for_all_pairs_that_were_tested_and_each_pair_is_tested_once()
    {
        var passages = Passages(9, "a", "b").Concat(Passages(2, "c", "d")).Concat(Passages(2, "d", "c"));

        var found = Assert.Single(Succession.Of(passages, Correction.Bonferroni));

        Assert.Equal(2 * found.P, found.CorrectedP, 12);
    }

    [Fact]
    public void Of_a_collective_with_more_than_two_moments_each_pair_counts_once_and_in_one_order()
    {
        var course = Passage.Through([Ticked("a"), Ticked("b"), Ticked("a"), Ticked("b", "c"), Ticked("b", "c")]).ToList();

        Assert.Equal(
            [("a", "b", 5, 0), ("a", "c", 5, 0), ("b", "c", 5, 0)],
            Succession.Of(Enumerable.Repeat(course, 5).SelectMany(passages => passages)).Select(told => (told.First, told.Then, told.Times, told.TimesReversed)));

        static IReadOnlySet<string> Ticked(params string[] challenges) => challenges.ToHashSet();
    }

    private static IEnumerable<Passage> Passages(int times, string before, string after) =>
        Enumerable.Repeat(new Passage(new HashSet<string> { before }, new HashSet<string> { after }), times);
}
