using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class TogetherTests
{
    private static readonly Subject[] Challenges = [.. Answers.Challenges.Select(Subject.Challenge)];

    [Fact]
    public void Tea_and_coffee_have_the_support_confidence_and_lift_that_Brin_Motwani_and_Silverstein_published()
    {
        // S. Brin, R. Motwani and C. Silverstein (1997), Beyond Market Baskets, example 1: of 100 baskets 20 with tea and coffee, 70 with coffee
        // only, 5 with tea only and 5 with neither. Support 20%, confidence of coffee with tea 80%, and 0.2 / (0.25 × 0.9) = 0.89.
        var pair = TeaAndCoffee(times: 1);

        Assert.Equal((0.20, 0.80, 20 / 90.0), (pair.Support, pair.ConfidenceOfOther, pair.ConfidenceOfOne));
        Assert.Equal(0.89, pair.Lift, 2);
        Assert.Equal(Association.Of([[20, 5], [70, 5]]), pair.Association);
    }

    [Fact]
    public void The_interval_of_the_lift_lies_around_it_and_narrows_with_more_respondents()
    {
        var (few, many) = (TeaAndCoffee(times: 1), TeaAndCoffee(times: 100));

        Assert.True(few.LiftInterval.Low < many.LiftInterval.Low && many.LiftInterval.Low < many.Lift);
        Assert.Equal(many.Lift, Math.Sqrt(many.LiftInterval.Low * many.LiftInterval.High), 12);
    }

    [Theory]
    [InlineData(0.2, 0.4, 0.5)]
    [InlineData(0.3, 0.5, 0.4)]
    public void The_interval_of_the_lift_holds_the_true_lift_in_about_95_of_100_samples(double both, double one, double other)
    {
        const int Samples = 2000;
        var random = new Random(1);

        var held = Enumerable.Range(0, Samples).Count(_ =>
        {
            var pair = Sample(random, n: 200, both, one, other);
            return pair.LiftInterval.Low <= both / (one * other) && both / (one * other) <= pair.LiftInterval.High;
        });

        Assert.InRange((double)held / Samples, 0.935, 0.965);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    public void A_pair_is_told_of_from_five_respondents_with_both(int both, int told)
    {
        var table = Answers.Table([.. Answers.Times(both, "challenge:a challenge:b"), .. Answers.Times(20, "sector:x")]);

        Assert.Equal(told, Together.Of(table, Challenges, table.Everyone).Count);
    }

    [Fact]
    public void The_pair_with_the_surest_lift_comes_first()
    {
        var table = Answers.Table(
        [
            .. Answers.Times(5, "challenge:a challenge:b"), .. Answers.Times(30, "challenge:c challenge:d"), .. Answers.Times(60, "sector:x"),
            .. Answers.Times(7, "challenge:a"), .. Answers.Times(7, "challenge:b"),
        ]);

        var pairs = Together.Of(table, Challenges, table.Everyone);

        Assert.Equal([("c", "d"), ("a", "b")], pairs.Select(pair => (pair.One.Slug, pair.Other.Slug)));
        Assert.True(pairs[1].Lift > pairs[0].Lift);
    }

    [Fact]
    public void The_p_is_corrected_for_all_pairs_that_could_be_tested()
    {
        var table = Answers.Table([.. Answers.Times(9, "challenge:a challenge:b"), .. Answers.Times(9, "challenge:c"), "sector:x"]);

        var pair = Assert.Single(Together.Of(table, Challenges, table.Everyone, Correction.Bonferroni));

        Assert.Equal(3 * pair.Association.P, pair.CorrectedP, 12);
    }

    [Fact]
    public void Within_a_group_only_its_respondents_count()
    {
        var table = Answers.Table([.. Answers.Times(9, "challenge:a challenge:b"), .. Answers.Times(9, "sector:x")]);

        Assert.Empty(Together.Of(table, Challenges, table.Of(Subject.Parse("sector:x"))));
    }

    private static Together TeaAndCoffee(int times)
    {
        var table = Answers.Table(
        [
            .. Answers.Times(20 * times, "challenge:1-tea challenge:2-coffee"), .. Answers.Times(70 * times, "challenge:2-coffee"),
            .. Answers.Times(5 * times, "challenge:1-tea"), .. Answers.Times(5 * times, "sector:x"),
        ]);
        return Assert.Single(Together.Of(table, [Subject.Challenge("1-tea"), Subject.Challenge("2-coffee")], table.Everyone));
    }

    private static Together Sample(Random random, int n, double both, double one, double other)
    {
        var (ofBoth, ofOne, ofOther) = (0, 0, 0);
        for (var respondent = 0; respondent < n; respondent++)
        {
            var drawn = random.NextDouble();
            if (drawn < both) ofBoth++;
            if (drawn < one) ofOne++;
            if (drawn < both || (drawn >= one && drawn < one + other - both)) ofOther++;
        }

        var association = Association.OfTwo(ofBoth, ofOne, ofOther, n)!;
        return new Together(Challenges[0], Challenges[1], ofBoth, ofOne, ofOther, n, association, association.P);
    }
}
