namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// Fisher's exact test of two by two counts, two-sided: the chance, given the totals, of a table that is not more probable than the one observed.
/// </summary>
/// <remarks>
/// R.A. Fisher (1935), The Design of Experiments, chapter II; two-sided as method (b) of A. Agresti (1992), Statistical Science 7, 131-153,
/// section 2.1, which R's fisher.test uses as well.
/// </remarks>
public static class FisherExact
{
    // Equally probable tables may differ in the last digits.
    private const double Tolerance = 1 + 1e-7;

    /// <summary>Of the counts a, b in the first row and c, d in the second.</summary>
    public static double P(int a, int b, int c, int d)
    {
        int row = a + b, column = a + c, rest = d - a;
        var fewest = Math.Max(0, -rest);
        var weights = Weights(row, column, rest, fewest, Math.Min(row, column));
        var observed = weights[a - fewest] * Tolerance;
        return Math.Max(double.Epsilon, Math.Min(1, weights.Where(weight => weight <= observed).Sum() / weights.Sum()));
    }

    /// <summary>How probable each possible first count is, relative to the most probable one, so that none is too large to hold.</summary>
    private static double[] Weights(int row, int column, int rest, int fewest, int most)
    {
        var weights = new double[most - fewest + 1];
        var mode = (int)((row + 1L) * (column + 1L) / (row + (long)column + rest + 2));
        weights[mode - fewest] = 1;
        for (var count = mode; count < most; count++) weights[count + 1 - fewest] = weights[count - fewest] * Next(count);
        for (var count = mode; count > fewest; count--) weights[count - 1 - fewest] = weights[count - fewest] / Next(count - 1);
        return weights;

        double Next(int count) => (double)(row - count) * (column - count) / ((count + 1.0) * (rest + count + 1));
    }
}
