using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// One cell of a cross table. All that it tells follows from its four counts, so that hiding the cell hides everything of it; but where an axis
/// is exclusive, the cells of a row add up to its total.
/// </summary>
/// <param name="RowCount">The respondents of its row that answered both questions.</param>
/// <param name="ColumnCount">The same of its column.</param>
/// <param name="Base">The respondents that answered both questions (n).</param>
public sealed record CrossCell(Subject Row, Subject Column, int Count, int RowCount, int ColumnCount, int Base)
{
    public double? RowShare => Part(Count, RowCount);

    public double? ColumnShare => Part(Count, ColumnCount);

    public double? TotalShare => Part(Count, Base);

    /// <summary>The share of the column among all respondents, to compare the share in this row with.</summary>
    public double? AverageShare => Part(ColumnCount, Base);

    public WilsonInterval? RowShareInterval => WilsonInterval.Of(Count, RowCount);

    /// <summary>What the count would be, if row and column had nothing to do with each other: row total × column total / n.</summary>
    public double? Expected => Base == 0 ? null : (double)RowCount * ColumnCount / Base;

    /// <summary>
    /// The adjusted residual (O − E) / √(E (1 − row total / n) (1 − column total / n)), which has a standard normal distribution if row and
    /// column have nothing to do with each other. Nothing where a row or column holds nobody or everyone.
    /// </summary>
    /// <remarks>S.J. Haberman (1973), Biometrics 29, 205-220; A. Agresti (2013), Categorical Data Analysis, section 3.3.1.</remarks>
    public double? AdjustedResidual
    {
        get
        {
            if (Expected is not { } expected) return null;
            var variance = expected * (1 - (double)RowCount / Base) * (1 - (double)ColumnCount / Base);
            return variance > 0 ? (Count - expected) / Math.Sqrt(variance) : null;
        }
    }

    private static double? Part(int count, int of) => of == 0 ? null : (double)count / of;
}

/// <summary>
/// Two questions against each other, counted among the respondents that answered both. An option of a multiple choice question is counted for
/// itself: there the cells of a row do not add up to its total.
/// </summary>
/// <param name="Base">The respondents that answered both questions (n).</param>
/// <param name="Cells">Row by row.</param>
public sealed record CrossTable(
    IReadOnlyList<Tally> Rows, bool RowsAreExclusive, IReadOnlyList<Tally> Columns, bool ColumnsAreExclusive, int Base, IReadOnlyList<CrossCell> Cells)
{
    public CrossCell this[int row, int column] => Cells[row * Columns.Count + column];

    public static CrossTable Of(AnswerTable table, TableAxis rows, TableAxis columns, RespondentGroup within)
    {
        var both = within.And(rows.Answered).And(columns.Answered);
        var rowTotals = Totals(table, rows, both);
        var columnTotals = Totals(table, columns, both);
        var cells =
            from row in rowTotals
            let ofRow = table.Of(row.Subject).And(both)
            from column in columnTotals
            select new CrossCell(
                row.Subject, column.Subject, table.Of(column.Subject).CountWith(ofRow), row.Count, column.Count, both.Count);
        return new CrossTable(rowTotals, rows.IsExclusive, columnTotals, columns.IsExclusive, both.Count, [.. cells]);
    }

    private static List<Tally> Totals(AnswerTable table, TableAxis axis, RespondentGroup both) =>
        [.. axis.Options.Select(option => Tally.Within(table, option, both))];
}
