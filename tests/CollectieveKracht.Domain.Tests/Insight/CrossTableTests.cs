using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CsCheck;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class CrossTableTests
{
    [Fact]
    public void The_adjusted_residuals_are_those_that_Agresti_published()
    {
        // A. Agresti (2007), An Introduction to Categorical Data Analysis, table 2.5: party identification by gender, General Social Survey.
        var table = PartyByGender();

        Assert.Equal([4.50, 0.70, -5.32, -4.50, -0.70, 5.32], table.Cells.Select(cell => Math.Round(cell.AdjustedResidual!.Value, 2)));
        Assert.Equal([703.7, 319.6, 533.7, 542.3, 246.4, 411.3], table.Cells.Select(cell => Math.Round(cell.Expected!.Value, 1)));
    }

    [Fact]
    public void A_cell_has_its_shares_of_row_column_and_total_and_the_interval_of_its_row_share()
    {
        var cell = PartyByGender()[0, 0];

        Assert.Equal((762, 1557, 1246, 2757), (cell.Count, cell.RowCount, cell.ColumnCount, cell.Base));
        Assert.Equal((762.0 / 1557, 762.0 / 1246, 762.0 / 2757), (cell.RowShare, cell.ColumnShare, cell.TotalShare));
        Assert.Equal(WilsonInterval.Of(762, 1557), cell.RowShareInterval);
    }

    [Fact]
    public void Who_did_not_answer_one_of_the_questions_does_not_count()
    {
        var table = Answers.Table("sector:x phase:1", "sector:x", "phase:1");

        var cross = CrossTable.Of(table, TableAxis.OfKind(table, "sector"), TableAxis.OfKind(table, "phase"), table.Everyone);

        Assert.Equal((1, 1, 1), (cross.Base, cross.Rows[0].Count, cross.Columns[0].Count));
    }

    [Fact]
    public void Who_ticked_no_challenge_counts_too()
    {
        var table = Answers.Table("sector:x challenge:a", "sector:x");

        var cell = CrossTable.Of(table, TableAxis.OfKind(table, "sector"), TableAxis.OfKind(table, "challenge"), table.Everyone)[0, 0];

        Assert.Equal(0.5, cell.RowShare);
    }

    [Fact]
    public void Who_gave_none_of_several_answers_does_not_count()
    {
        var table = Answers.Table("sector:x target-group:ouders target-group:kinderen", "sector:x");

        var cell = CrossTable.Of(table, TableAxis.OfKind(table, "sector"), TableAxis.OfKind(table, "target-group"), table.Everyone)[0, 0];

        Assert.Equal((1, 1), (cell.Count, cell.Base));
    }

    [Fact]
    public void Within_a_group_only_its_respondents_are_counted()
    {
        var table = Answers.Table("sector:x phase:1 challenge:a", "sector:x phase:1", "sector:y phase:1 challenge:a");

        var cross = CrossTable.Of(
            table, TableAxis.OfKind(table, "sector"), TableAxis.OfKind(table, "phase"), table.Of(Subject.Challenge("a")));

        Assert.Equal([1, 1], cross.Cells.Select(cell => cell.Count));
    }

    [Fact]
    public void A_question_to_which_someone_gave_two_answers_is_not_exclusive()
    {
        var table = Answers.Table("sector:x sector:y", "sector:x");

        Assert.False(TableAxis.OfKind(table, "sector").IsExclusive);
    }

    [Fact]
    public void Of_nobody_no_cell_has_a_share()
    {
        var table = Answers.Table("sector:x", "phase:1");

        var cell = CrossTable.Of(table, TableAxis.OfKind(table, "sector"), TableAxis.OfKind(table, "phase"), table.Everyone)[0, 0];

        Assert.Equal((null, null, null, null), (cell.RowShare, cell.Expected, cell.AdjustedResidual, cell.RowShareInterval));
    }

    [Fact]
    public void Of_exclusive_questions_counts_and_expected_counts_add_up_to_n_and_shares_to_one() => Answers.OfMany.Sample(answers =>
    {
        var table = Answers.Table(answers);
        var cross = CrossTable.Of(table, TableAxis.OfKind(table, "sector"), TableAxis.OfKind(table, "phase"), table.Everyone);

        var rows = cross.Cells.GroupBy(cell => cell.Row).Where(row => row.First().RowCount > 0);
        return cross.Cells.Sum(cell => cell.Count) == cross.Base
            && Math.Abs(cross.Cells.Sum(cell => cell.Expected ?? 0) - cross.Base) < 1e-9
            && rows.All(row => Math.Abs(row.Sum(cell => cell.RowShare!.Value) - 1) < 1e-9);
    });

    internal static CrossTable PartyByGender()
    {
        var table = Answers.Table(
        [
            .. Answers.Times(762, "sector:1-women phase:1-democrat"), .. Answers.Times(327, "sector:1-women phase:2-independent"),
            .. Answers.Times(468, "sector:1-women phase:3-republican"), .. Answers.Times(484, "sector:2-men phase:1-democrat"),
            .. Answers.Times(239, "sector:2-men phase:2-independent"), .. Answers.Times(477, "sector:2-men phase:3-republican"),
        ]);
        return CrossTable.Of(table, TableAxis.OfKind(table, "sector"), TableAxis.OfKind(table, "phase"), table.Everyone);
    }
}
