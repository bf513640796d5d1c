namespace CollectieveKracht.Domain.Insight;

public enum Correction
{
    None,

    /// <summary>Bounds the chance of one false finding among all.</summary>
    Bonferroni,

    /// <summary>Bounds the share of false ones among the findings.</summary>
    BenjaminiHochberg,
}

/// <summary>
/// Corrects p-values for the number of tests: of many, some are small by chance. Bonferroni: p × m for m tests. Benjamini and Hochberg: for the
/// i-th smallest p × m / i, or what a larger p gets if that is less. Neither comes above 1.
/// </summary>
/// <remarks>
/// O.J. Dunn (1961), Journal of the American Statistical Association 56, 52-64; Y. Benjamini and Y. Hochberg (1995), Journal of the Royal
/// Statistical Society B 57, 289-300.
/// </remarks>
public static class MultipleTesting
{
    /// <returns>The corrected p-values, in the same order.</returns>
    public static IReadOnlyList<double> Correct(IReadOnlyList<double> pValues, Correction correction) => correction switch
    {
        Correction.Bonferroni => [.. pValues.Select(p => Math.Min(1, p * pValues.Count))],
        Correction.BenjaminiHochberg => BenjaminiHochberg(pValues),
        _ => pValues,
    };

    private static double[] BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        var corrected = new double[pValues.Count];
        var least = 1.0;
        foreach (var (larger, place) in Enumerable.Range(0, pValues.Count).OrderByDescending(place => pValues[place]).Index())
        {
            least = Math.Min(least, pValues[place] * pValues.Count / (pValues.Count - larger));
            corrected[place] = least;
        }

        return corrected;
    }
}
