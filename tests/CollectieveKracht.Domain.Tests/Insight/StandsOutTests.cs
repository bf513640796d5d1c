using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class StandsOutTests
{
    [Fact]
    public void Cells_stand_out_by_their_adjusted_residual_the_strongest_first()
    {
        // Adjusted residuals of A. Agresti (2007), An Introduction to Categorical Data Analysis, table 2.5: 4.50, 0.70, -5.32.
        var ofWomen = StandsOut.In(CrossTableTests.PartyByGender()).Where(found => found.Cell.Row.Slug == "1-women");

        Assert.Equal(
            [("3-republican", Direction.Below, -5.32), ("1-democrat", Direction.Above, 4.50)],
            ofWomen.Select(found => (found.Cell.Column.Slug, found.Direction, Math.Round(found.AdjustedResidual, 2))));
    }

    [Fact]
    public void It_tells_the_share_and_the_average_that_it_differs_from()
    {
        var found = StandsOut.In(CrossTableTests.PartyByGender()).First(found => found.Direction == Direction.Above);

        Assert.Equal((477.0 / 1200, 945.0 / 2757), (found.Cell.RowShare, found.Cell.AverageShare));
    }

    [Theory]
    [InlineData(1, 2.00)]
    [InlineData(6, 2.00)]
    [InlineData(20, 2.00)]
    [InlineData(156, 2.73)]
    [InlineData(370, 3.00)]
    public void The_bound_rises_with_the_number_of_cells(int cells, double bound) => Assert.Equal(bound, StandsOut.BoundFor(cells), 2);

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    public void A_cell_of_fewer_than_five_does_not_stand_out(int count, int found)
    {
        var table = Answers.Table(
        [
            .. Answers.Times(count, "sector:x challenge:a"), .. Answers.Times(40, "sector:y"),
            .. Answers.Times(4, "sector:y challenge:a"),
        ]);
        var challenges = TableAxis.MultipleChoice([Subject.Challenge("a")], table.Everyone);

        var cross = CrossTable.Of(table, TableAxis.OfKind(table, "sector"), challenges, table.Everyone);

        Assert.Equal(found, StandsOut.In(cross).Count);
    }
}
