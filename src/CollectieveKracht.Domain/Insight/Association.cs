using MathNet.Numerics;

namespace CollectieveKracht.Domain.Insight;

/// <summary>How the p-value was found.</summary>
public enum AssociationMethod
{
    /// <summary>From the chi-square distribution.</summary>
    ChiSquare,

    /// <summary>Exactly, of two by two counts.</summary>
    FisherExact,

    /// <summary>From tables that were drawn at random with the same totals.</summary>
    MonteCarlo,
}

/// <summary>
/// Whether rows and columns have to do with each other, and how strongly. Pearson's chi-square is the sum over the cells of (O − E)² / E, with
/// (rows − 1)(columns − 1) degrees of freedom; Cramér's V is √(chi-square / n(k − 1)), k being the smaller of the numbers of rows and columns:
/// 0 for nothing to do with each other, 1 when the one tells the other. Rows and columns without respondents are left out.
/// </summary>
/// <remarks>
/// K. Pearson (1900), Philosophical Magazine 50, 157-175; H. Cramér (1946), Mathematical Methods of Statistics, page 282.
/// </remarks>
/// <param name="Base">The respondents that were counted (n).</param>
/// <param name="ShareOfSmallExpected">The share of the cells in which fewer than <see cref="SmallExpected"/> are expected.</param>
/// <param name="Replicates">The tables that were drawn at random; none for another method.</param>
public sealed record Association(
    int Base,
    double ChiSquare,
    int DegreesOfFreedom,
    double CramersV,
    double SmallestExpected,
    double ShareOfSmallExpected,
    AssociationMethod Method,
    int Replicates,
    double P)
{
    public const int SmallExpected = 5;

    private const double MostSmallCells = 0.2;
    private const int FewestExpected = 1;

    /// <summary>
    /// Whether the chi-square distribution cannot be relied on: fewer than five expected in more than a fifth of the cells, or fewer than one
    /// in any.
    /// </summary>
    /// <remarks>W.G. Cochran (1954), Biometrics 10, 417-451.</remarks>
    public bool HasSmallExpectedCounts => AreSmall(SmallestExpected, ShareOfSmallExpected);

    /// <param name="counts">Rows of counts, of options that exclude each other.</param>
    /// <returns>Nothing when fewer than two rows or columns hold respondents: then there is nothing to compare.</returns>
    public static Association? Of(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var table = ContingencyTable.Of(counts);
        if (table.RowTotals.Count < 2 || table.ColumnTotals.Count < 2) return null;
        var chiSquare = table.Counts.Zip(table.Expected, (count, expected) => (count - expected) * (count - expected) / expected).Sum();
        var smallest = table.Expected.Min();
        var shareOfSmall = table.Expected.Average(expected => expected < SmallExpected ? 1.0 : 0);
        var method = MethodFor(table, AreSmall(smallest, shareOfSmall));
        return new Association(
            table.Total, chiSquare, table.DegreesOfFreedom, CramersVOf(chiSquare, table), smallest, shareOfSmall, method,
            method == AssociationMethod.MonteCarlo ? FixedMargins.Replicates : 0, PValue(method, table, chiSquare));
    }

    /// <summary>Of two answers that can both be given: 2 × 2 counts of who gave both, one, or neither.</summary>
    public static Association? OfTwo(int both, int one, int other, int n) => Of([[both, one - both], [other - both, n - one - other + both]]);

    private static double CramersVOf(double chiSquare, ContingencyTable table) =>
        Math.Min(1, Math.Sqrt(chiSquare / table.Total / (Math.Min(table.RowTotals.Count, table.ColumnTotals.Count) - 1)));

    private static bool AreSmall(double smallest, double share) => share > MostSmallCells || smallest < FewestExpected;

    private static AssociationMethod MethodFor(ContingencyTable table, bool expectedIsSmall) =>
        !expectedIsSmall ? AssociationMethod.ChiSquare
        : table.DegreesOfFreedom == 1 ? AssociationMethod.FisherExact
        : AssociationMethod.MonteCarlo;

    private static double PValue(AssociationMethod method, ContingencyTable table, double chiSquare) => method switch
    {
        AssociationMethod.FisherExact => FisherExact.P(table[0, 0], table[0, 1], table[1, 0], table[1, 1]),
        AssociationMethod.MonteCarlo => FixedMargins.P(table),
        // The upper tail itself: one less the lower tail would lose the digits of a small p.
        _ => SpecialFunctions.GammaUpperRegularized(table.DegreesOfFreedom / 2.0, chiSquare / 2),
    };
}
