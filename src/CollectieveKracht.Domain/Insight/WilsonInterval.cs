namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// A share with the interval in which the share of all collectives plausibly lies: Wilson's score interval without continuity correction,
/// (2x + z² ± z √(z² + 4x(1 − x/n))) / 2(n + z²) for x of n. It stays within 0 and 1, and is of use for a small n and for 0 of n.
/// </summary>
/// <remarks>
/// E.B. Wilson (1927), Journal of the American Statistical Association 22, 209-212; recommended for a small n by L.D. Brown, T.T. Cai and
/// A. DasGupta (2001), Statistical Science 16, 101-133.
/// </remarks>
public readonly record struct WilsonInterval(double Share, double Low, double High)
{
    public double Width => High - Low;

    /// <returns>Nothing when nobody was asked.</returns>
    public static WilsonInterval? Of(int count, int n, double confidence = StandardNormal.Confidence)
    {
        if (n == 0) return null;
        var z = StandardNormal.Quantile(confidence);
        var share = (double)count / n;
        var middle = 2.0 * count + z * z;
        var half = z * Math.Sqrt(z * z + 4.0 * count * (1 - share));
        var twice = 2 * (n + z * z);
        return new WilsonInterval(share, Math.Clamp((middle - half) / twice, 0, share), Math.Clamp((middle + half) / twice, share, 1));
    }
}
