using MathNet.Numerics.Distributions;

namespace CollectieveKracht.Domain.Insight;

/// <summary>What one collective said of challenges at two moments.</summary>
/// <param name="Before">The codes of those that it ticked in an earlier wave, or that played before or were solved.</param>
/// <param name="After">Those that it ticked in the later wave, or that play now.</param>
public sealed record Passage(IReadOnlySet<string> Before, IReadOnlySet<string> After)
{
    /// <summary>
    /// The course of one collective through more than two moments. Each passage begins with all that it had up to then, so that of two challenges
    /// only the first time of each counts, and the collective once.
    /// </summary>
    public static IEnumerable<Passage> Through(IEnumerable<IReadOnlySet<string>> moments)
    {
        HashSet<string>? before = null;
        foreach (var moment in moments)
        {
            if (before is not null) yield return new Passage(before, moment);
            before = [.. before ?? [], .. moment];
        }
    }
}

/// <summary>
/// Which of two challenges tends to come first. A collective counts for "first, then" when it had the first and not yet the second, and has the
/// second later; it counts for the other way round likewise, and never for both. The sign test asks whether the two ways are equally likely:
/// p = 2 × the chance of so few, or fewer, of the rarer way in a binomial with chance one half. It tells what came first, not what caused it.
/// </summary>
/// <remarks>
/// J. Arbuthnot (1710), Philosophical Transactions 27, 186-190; W.J. Dixon and A.M. Mood (1946), Journal of the American Statistical
/// Association 41, 557-566.
/// </remarks>
/// <param name="Times">The collectives with the first before the second.</param>
/// <param name="TimesReversed">Those with the second before the first.</param>
/// <param name="CorrectedP">The p-value, corrected for the number of pairs that were tested.</param>
public sealed record Succession(string First, string Then, int Times, int TimesReversed, double P, double CorrectedP)
{
    /// <summary>The fewest collectives for a succession to be told of.</summary>
    public const int FewestTimes = 5;

    /// <summary>The pairs that enough collectives went through in one order more often than in the other, the surest first.</summary>
    public static IReadOnlyList<Succession> Of(IEnumerable<Passage> passages, Correction correction = Correction.BenjaminiHochberg)
    {
        var times = TimesOf(passages);
        var tested = times.Keys
            .Where(pair => IsMoreUsual(pair.First, pair.Then, times))
            .Select(pair => Tested(pair.First, pair.Then, times[pair], times.GetValueOrDefault((pair.Then, pair.First))))
            .ToList();
        var corrected = MultipleTesting.Correct([.. tested.Select(pair => pair.P)], correction);
        return
        [
            .. tested.Zip(corrected, (pair, p) => pair with { CorrectedP = p })
                .Where(pair => pair.Times >= FewestTimes && pair.Times > pair.TimesReversed)
                .OrderBy(pair => pair.P).ThenByDescending(pair => pair.Times)
                .ThenBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Then, StringComparer.Ordinal),
        ];
    }

    /// <summary>The exact two-sided sign test of so many times the one way and so many the other.</summary>
    public static double SignTest(int times, int timesReversed)
    {
        var rarer = Math.Min(times, timesReversed);
        return times == timesReversed ? 1 : Math.Min(1, 2 * Binomial.CDF(0.5, times + timesReversed, rarer));
    }

    private static Dictionary<(string First, string Then), int> TimesOf(IEnumerable<Passage> passages) =>
        passages
            .SelectMany(passage =>
                from first in passage.Before
                from then in passage.After
                where !passage.Before.Contains(then)
                select (first, then))
            .CountBy(pair => pair)
            .ToDictionary();

    // Of each two challenges one order is tested: the more usual one, and of a tie the first by name.
    private static bool IsMoreUsual(string first, string then, Dictionary<(string First, string Then), int> times)
    {
        var difference = times[(first, then)] - times.GetValueOrDefault((then, first));
        return difference > 0 || (difference == 0 && string.CompareOrdinal(first, then) < 0);
    }

    private static Succession Tested(string first, string then, int times, int reversed)
    {
        var p = SignTest(times, reversed);
        return new Succession(first, then, times, reversed, p, p);
    }
}
