namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// The exact test of a larger table (Freeman and Halton), by drawing tables with the same totals: p = (b + 1) / (B + 1), b being the number of the
/// B tables drawn that are not more probable than the one observed. A table is drawn count by count from its totals, whatever the number of
/// respondents. The draw depends on the totals only, so that the same table always gets the same p, also when its rows or columns are exchanged.
/// </summary>
/// <remarks>
/// G.H. Freeman and J.H. Halton (1951), Biometrika 38, 141-149; W.M. Patefield (1981), Applied Statistics 30, 91-97 (AS 159);
/// A.C. Davison and D.V. Hinkley (1997), Bootstrap Methods and their Application, section 4.2, for (b + 1) / (B + 1).
/// </remarks>
internal sealed class FixedMargins
{
    public const int Replicates = 2000;

    private const int Seed = 1981;

    // Equally probable tables may differ in the last digits.
    private const double Tolerance = 1e-7;

    private readonly Random _random = new(Seed);
    private readonly int[] _rows;
    private readonly int[] _columns;
    private readonly double[] _logFactorials;

    private FixedMargins(ContingencyTable table)
    {
        int[][] margins = [[.. table.RowTotals.Order()], [.. table.ColumnTotals.Order()]];
        var ordered = margins.OrderBy(margin => margin.Length).ThenBy(margin => string.Join(',', margin), StringComparer.Ordinal).ToList();
        (_rows, _columns) = (ordered[0], ordered[1]);
        _logFactorials = LogFactorialsTo(table.Total);
    }

    public static double P(ContingencyTable table)
    {
        var margins = new FixedMargins(table);
        var observed = table.Counts.Sum(count => margins._logFactorials[count]) - Tolerance;
        var asImprobable = Enumerable.Range(0, Replicates).Count(_ => margins.DrawTable() >= observed);
        return (asImprobable + 1.0) / (Replicates + 1);
    }

    private static double[] LogFactorialsTo(int most)
    {
        var logFactorials = new double[most + 1];
        for (var count = 2; count <= most; count++) logFactorials[count] = logFactorials[count - 1] + Math.Log(count);
        return logFactorials;
    }

    /// <summary>Draws a table. Its probability falls with what is returned, the sum of the log factorials of its counts.</summary>
    private double DrawTable()
    {
        var columnsLeft = _columns.ToArray();
        var respondentsLeft = columnsLeft.Sum();
        var sum = 0.0;
        foreach (var row in _rows)
        {
            sum += DrawRow(row, columnsLeft, respondentsLeft);
            respondentsLeft -= row;
        }

        return sum;
    }

    private double DrawRow(int rowLeft, int[] columnsLeft, int respondentsLeft)
    {
        var sum = 0.0;
        for (var column = 0; column < columnsLeft.Length; column++)
        {
            var ofColumn = columnsLeft[column];
            var count = DrawCount(rowLeft, ofColumn, respondentsLeft);
            sum += _logFactorials[count];
            columnsLeft[column] -= count;
            rowLeft -= count;
            respondentsLeft -= ofColumn;
        }

        return sum;
    }

    /// <summary>
    /// How many of the respondents drawn belong to the column (hypergeometric): from the most probable count outwards, until the chances
    /// add up to a random number.
    /// </summary>
    private int DrawCount(int drawn, int ofColumn, int respondents)
    {
        int fewest = Math.Max(0, drawn + ofColumn - respondents), most = Math.Min(drawn, ofColumn);
        if (fewest == most) return most;
        var mode = (int)((drawn + 1L) * (ofColumn + 1L) / (respondents + 2L));
        int up = mode, down = mode;
        var chance = Chance(mode, drawn, ofColumn, respondents);
        double chanceUp = chance, chanceDown = chance;
        var left = _random.NextDouble() - chance;
        while (left > 0 && (up < most || down > fewest))
        {
            chanceUp *= Ratio(up++);
            if ((left -= chanceUp) <= 0) return up;
            chanceDown /= Ratio(--down);
            if ((left -= chanceDown) <= 0) return down;
        }

        return mode;

        // Of the next count to this one; past the last possible count it makes the chance 0.
        double Ratio(int count) => (double)(drawn - count) * (ofColumn - count) / ((count + 1.0) * (respondents - drawn - ofColumn + count + 1));
    }

    private double Chance(int count, int drawn, int ofColumn, int respondents) => Math.Exp(
        LogChoose(ofColumn, count) + LogChoose(respondents - ofColumn, drawn - count) - LogChoose(respondents, drawn));

    private double LogChoose(int n, int count) => _logFactorials[n] - _logFactorials[count] - _logFactorials[n - count];
}
