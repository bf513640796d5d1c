using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace CollectieveKracht.Domain.Insight;

/// <summary>The standard normal distribution, on which the intervals and the tests of two shares rest.</summary>
internal static class StandardNormal
{
    public const double Confidence = 0.95;

    /// <summary>The value that is exceeded on either side with the chance that the confidence leaves: 1.96 for 95%.</summary>
    public static double Quantile(double confidence) => Normal.InvCDF(0, 1, (1 + confidence) / 2);

    /// <summary>The chance of a value at least as far from zero, on either side.</summary>
    public static double TwoSidedP(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);
}
