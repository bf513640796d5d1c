namespace CollectieveKracht.Domain.Insight;

/// <summary>Whether two waves counted the same thing, by the versions of their classification.</summary>
/// <param name="Reason">The code of why not; null when they did.</param>
public sealed record Comparability(string? Reason)
{
    public static readonly Comparability Comparable = new((string?)null);

    public bool Holds => Reason is null;

    public static Comparability NotComparable(string reason) => new(reason);
}

public enum ChangeVerdict
{
    Up,
    Down,

    /// <summary>The interval of the difference contains zero: more or less may be so, or nothing changed.</summary>
    NoClearChange,
}

/// <summary>A number of respondents out of those that were asked.</summary>
public readonly record struct Counted(int Count, int Of)
{
    public WilsonInterval? Interval => WilsonInterval.Of(Count, Of);
}

/// <summary>
/// The difference of a share between two waves, with Newcombe's hybrid score interval (his method 10): of Wilson's limits l and u of both shares,
/// d − √((p₂ − l₂)² + (u₁ − p₁)²) to d + √((u₂ − p₂)² + (p₁ − l₁)²), and the p-value of the two-proportion z test with the pooled share.
/// The verdict goes by the interval. Both suppose two independent samples; where the same collectives answered twice they are an
/// approximation, mostly a cautious one, since answers of one collective tend to stay alike.
/// </summary>
/// <remarks>
/// R.G. Newcombe (1998), Statistics in Medicine 17, 873-890; the z test as J.L. Fleiss, B. Levin and M.C. Paik (2003), Statistical Methods for
/// Rates and Proportions, section 3.1, without continuity correction.
/// </remarks>
/// <param name="Size">The later share less the earlier one, from −1 to 1.</param>
public sealed record Difference(double Size, double Low, double High, double P)
{
    public ChangeVerdict Verdict => Low > 0 ? ChangeVerdict.Up : High < 0 ? ChangeVerdict.Down : ChangeVerdict.NoClearChange;

    /// <returns>Nothing when one of them has no respondents.</returns>
    public static Difference? Between(Counted before, Counted after)
    {
        if (before.Interval is not { } was || after.Interval is not { } now) return null;
        var size = now.Share - was.Share;
        return new Difference(
            size,
            Math.Max(-1, size - double.Hypot(now.Share - now.Low, was.High - was.Share)),
            Math.Min(1, size + double.Hypot(now.High - now.Share, was.Share - was.Low)),
            StandardNormal.TwoSidedP(PooledZ(before, after, size)));
    }

    private static double PooledZ(Counted before, Counted after, double size)
    {
        var pooled = ((double)before.Count + after.Count) / ((double)before.Of + after.Of);
        var variance = pooled * (1 - pooled) * (1.0 / before.Of + 1.0 / after.Of);
        return variance > 0 ? size / Math.Sqrt(variance) : 0;
    }
}

/// <summary>A share in two waves. The difference is only there when the waves counted the same thing and both have respondents.</summary>
public sealed record Change(Counted Before, Counted After, Comparability Comparability, Difference? Difference)
{
    // Of the changes that are told at most one in twenty is chance.
    private const double MostFalse = 0.05;

    public static Change Between(Counted before, Counted after, Comparability comparability) =>
        new(before, after, comparability, comparability.Holds ? Difference.Between(before, after) : null);

    /// <summary>
    /// Of many changes at once those that are clear: of fifty some differ by chance, so their p-values are corrected (<see cref="MultipleTesting"/>, Benjamini and Hochberg).
    /// </summary>
    /// <returns>The largest first.</returns>
    public static IReadOnlyList<T> Clear<T>(IEnumerable<T> all, Func<T, Change?> changeOf)
    {
        // Of what nobody has in either there is nothing to compare.
        var compared = all.Select(one => (Of: one, Change: changeOf(one))).Where(one => one.Change is { Difference: not null } change && change.Before.Count + change.After.Count > 0)
            .Select(one => (one.Of, Difference: one.Change!.Difference!)).ToList();
        var corrected = MultipleTesting.Correct([.. compared.Select(one => one.Difference.P)], Correction.BenjaminiHochberg);
        return
        [
            .. compared.Where((one, place) => corrected[place] <= MostFalse && one.Difference.Verdict != ChangeVerdict.NoClearChange)
                .OrderByDescending(one => Math.Abs(one.Difference.Size)).Select(one => one.Of),
        ];
    }
}
