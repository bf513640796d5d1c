using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class AssociationTests
{
    private static readonly Gen<int[][]> Tables =
        Gen.Int[2, 4].SelectMany(columns => Gen.Int[0, 9].Array[columns].Array[2, 4]);

    [Fact]
    public void Chi_square_is_that_of_Agresti_on_party_identification_by_gender()
    {
        // A. Agresti (2007), An Introduction to Categorical Data Analysis, section 2.4: X² = 30.1, df = 2, P < 0.001; it is the
        // example of R's chisq.test too, which gives X² = 30.07, df = 2, p = 2.954e-07.
        var test = Association.Of([[762, 327, 468], [484, 239, 477]])!;

        Assert.Equal((30.07, 2, AssociationMethod.ChiSquare, 2757), (Math.Round(test.ChiSquare, 2), test.DegreesOfFreedom, test.Method, test.Base));
        Assert.Equal(2.954e-07, test.P, 1e-10);
        Assert.Equal(Math.Sqrt(30.07 / 2757), test.CramersV, 4);
    }

    [Fact]
    public void Two_by_two_is_tested_exactly_as_Fisher_tested_the_lady_tasting_tea()
    {
        // R.A. Fisher (1935), The Design of Experiments; p = 0.4857 in R's help of fisher.test and in A. Agresti (2002), section 3.5.2.
        var test = Association.Of([[3, 1], [1, 3]])!;

        Assert.Equal(AssociationMethod.FisherExact, test.Method);
        Assert.Equal(34 / 70.0, test.P, 12);
    }

    [Fact]
    public void The_exact_test_finds_on_convicts_and_their_twins_what_R_finds()
    {
        // R.A. Fisher (1970), Statistical Methods for Research Workers; an example of R's fisher.test, which gives p = 0.0005367.
        Assert.Equal(0.0005367, FisherExact.P(2, 15, 10, 3), 7);
    }

    [Fact]
    public void Long_term_vision_with_multifunctional_collectives_is_the_example_of_the_documentation()
    {
        // The report of 2020: 6 of the 9 multifunctional collectives ticked it, and 17 of all 59. Worked out in docs/figures.md.
        var vision = Subject.Challenge("visie-en-doelen");
        var cell = new CrossCell(Subject.Parse("sector:multifunctioneel"), vision, 6, 9, 17, 59);
        var test = Association.OfTwo(6, 9, 17, 59)!;

        Assert.Equal((2.59, 2.72), (Math.Round(cell.Expected!.Value, 2), Math.Round(cell.AdjustedResidual!.Value, 2)));
        Assert.Equal((7.42, 0.35, 0.013), (Math.Round(test.ChiSquare, 2), Math.Round(test.CramersV, 2), Math.Round(test.P, 3)));
        Assert.Equal((AssociationMethod.FisherExact, true), (test.Method, test.HasSmallExpectedCounts));
    }

    [Fact]
    public void A_larger_table_with_small_counts_is_tested_by_drawing_tables()
    {
        // A. Agresti (2002), Categorical Data Analysis, p. 57: job satisfaction by income; p = 0.7827 in R's help of fisher.test.
        var test = Association.Of([[1, 2, 1, 0], [3, 3, 6, 1], [10, 10, 14, 9], [6, 7, 12, 11]])!;

        var standardError = Math.Sqrt(0.7827 * (1 - 0.7827) / test.Replicates);
        Assert.Equal((AssociationMethod.MonteCarlo, 2000), (test.Method, test.Replicates));
        Assert.InRange(test.P, 0.7827 - 3 * standardError, 0.7827 + 3 * standardError);
    }

    [Fact]
    public void Drawing_tables_finds_the_exact_p_of_a_table_that_can_be_written_out()
    {
        // Three of each row in its own column: 6 of the 1680 ways to divide nine over columns of three.
        var test = Association.Of([[3, 0, 0], [0, 3, 0], [0, 0, 3]])!;

        Assert.InRange(test.P, 1 / 2001.0, 6 / 1680.0 + 3 * Math.Sqrt(6 / 1680.0 / 2000));
        Assert.Equal(1, test.CramersV, 12);
    }

    [Theory]
    [InlineData(5.0, 0, false)]
    [InlineData(1.0, 0.2, false)]
    [InlineData(4.9, 0.21, true)]
    [InlineData(0.9, 0.1, true)]
    public void Expected_counts_are_small_by_the_rule_of_Cochran(double smallest, double share, bool small) =>
        Assert.Equal(small, new Association(50, 0, 4, 0, smallest, share, AssociationMethod.ChiSquare, 0, 1).HasSmallExpectedCounts);

    [Fact]
    public void Rows_and_columns_without_respondents_are_left_out()
    {
        var test = Association.Of([[20, 0, 30], [0, 0, 0], [30, 0, 20]])!;

        Assert.Equal(Association.Of([[20, 30], [30, 20]]), test);
    }

    [Fact]
    public void With_one_row_or_nobody_there_is_nothing_to_test()
    {
        Assert.Null(Association.Of([[3, 4]]));
        Assert.Null(Association.Of([[3, 0], [4, 0]]));
        Assert.Null(Association.Of([[0, 0], [0, 0]]));
        Assert.Null(Association.Of([]));
    }

    [Fact]
    public void Of_a_table_too_improbable_to_hold_the_chance_still_has_a_p() =>
        Assert.InRange(FisherExact.P(200, 0, 0, 9800), double.Epsilon, 1e-300);

    [Fact]
    public void A_p_lies_above_zero_and_up_to_one_and_V_within_zero_and_one() => Tables.Sample(counts =>
        Association.Of(counts) is not { } test || (test.P is > 0 and <= 1 && test.CramersV is >= 0 and <= 1));

    [Fact]
    public void Rows_and_columns_can_be_exchanged_and_put_in_any_order() => Tables.Sample(counts =>
    {
        var test = Association.Of(counts);
        int[][] turned = [.. Enumerable.Range(0, counts[0].Length).Select(column => counts.Select(row => row[column]).Reverse().ToArray())];
        var other = Association.Of(turned);

        return test is null
            ? other is null
            : Math.Abs(test.ChiSquare - other!.ChiSquare) < 1e-9 && Math.Abs(test.CramersV - other.CramersV) < 1e-9
                && Math.Abs(test.P - other.P) < 1e-9 && test.Method == other.Method;
    });

    [Fact]
    public void The_tables_drawn_have_the_p_that_writing_all_tables_out_gives() =>
        Gen.Int[0, 4].Array[3].Array[2].Sample(
            counts => Association.Of(counts) is not { Method: AssociationMethod.MonteCarlo } test
                || Math.Abs(test.P - ExactP(counts)) < 6 * Math.Sqrt(0.25 / test.Replicates) + 1.0 / test.Replicates,
            iter: 100);

    /// <summary>The sum over all 2 × 3 tables with the same totals that are not more probable.</summary>
    private static double ExactP(int[][] counts)
    {
        int[] columns = [.. counts[0].Zip(counts[1], (one, other) => one + other)];
        var first = counts[0].Sum();
        var ways =
            from one in Enumerable.Range(0, columns[0] + 1)
            from two in Enumerable.Range(0, columns[1] + 1)
            let three = first - one - two
            where three >= 0 && three <= columns[2]
            select Ways(one, two, three);
        var observed = Ways(counts[0][0], counts[0][1], counts[0][2]) * (1 + 1e-9);
        return ways.Where(way => way <= observed).Sum() / ways.Sum();

        double Ways(int one, int two, int three) => Choose(columns[0], one) * Choose(columns[1], two) * Choose(columns[2], three);
    }

    private static double Choose(int n, int count) => Enumerable.Range(1, count).Aggregate(1.0, (ways, step) => ways * (n - count + step) / step);
}
