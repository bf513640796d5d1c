namespace CollectieveKracht.Domain.Insight;

public enum Direction
{
    Above,
    Below,
}

/// <summary>
/// A cell of which the share differs from the average more than chance explains: its row gives the answer of its column more, or less, often
/// than all respondents together do (<see cref="CrossCell.RowShare"/> beside <see cref="CrossCell.AverageShare"/>).
/// </summary>
/// <param name="AdjustedResidual">How far, in standard errors.</param>
public sealed record StandsOut(CrossCell Cell, Direction Direction, double AdjustedResidual)
{
    public const double LowestBound = 2;
    public const int FewestRespondents = 5;

    /// <summary>The cells that stand out, the strongest first.</summary>
    public static IReadOnlyList<StandsOut> In(CrossTable table)
    {
        var bound = BoundFor(table.Cells.Count(cell => cell.AdjustedResidual is not null));
        return
        [
            .. from cell in table.Cells
               where cell.Count >= FewestRespondents
               let residual = cell.AdjustedResidual ?? 0
               where Math.Abs(residual) >= bound
               orderby Math.Abs(residual) descending, cell.Row, cell.Column
               select new StandsOut(cell, residual > 0 ? Direction.Above : Direction.Below, residual),
        ];
    }

    /// <summary>
    /// The adjusted residual from which a cell stands out. In a table of many cells some are large by chance, so the bound is the value that
    /// chance alone passes in one cell of the table on average: 2.0 for 20 cells, 3.0 for 370; and never less than 2.
    /// </summary>
    /// <remarks>
    /// A. Agresti (2007), An Introduction to Categorical Data Analysis, section 2.4.5, has 2 for few and 3 for many cells; this goes from the
    /// one to the other by the expected number of false findings (E. Spjøtvoll, 1972, Annals of Mathematical Statistics 43, 398-411).
    /// </remarks>
    public static double BoundFor(int cells) => Math.Max(LowestBound, cells > 1 ? StandardNormal.Quantile(1 - 1.0 / cells) : 0);
}
