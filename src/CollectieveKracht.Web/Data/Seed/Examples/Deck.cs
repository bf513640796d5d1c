using Bogus;

namespace CollectieveKracht.Web.Data.Seed.Examples;

/// <summary>Chance with fixed outcomes: as many of each as was asked, only the order is left to chance.</summary>
internal static class Deck
{
    /// <summary>Each value as often as its count says, shuffled.</summary>
    public static Queue<T> Cards<T>(this Randomizer random, IReadOnlyDictionary<T, int> counts) where T : notnull =>
        new(random.Shuffle(InOrder(counts)));

    /// <summary>Each value as often as its count says, in the order of the file.</summary>
    public static IEnumerable<T> InOrder<T>(IReadOnlyDictionary<T, int> counts) where T : notnull =>
        counts.SelectMany(pair => Enumerable.Repeat(pair.Key, pair.Value));

    /// <summary>In a random order in which what scores low tends to come first.</summary>
    /// <param name="chance">How much chance weighs against the score: from 0 to this is added to it.</param>
    public static List<T> Leaning<T>(this Randomizer random, IEnumerable<T> items, Func<T, double> score, double chance) =>
        [.. items.Select(item => (item, place: score(item) + random.Double(0, chance))).OrderBy(pair => pair.place).Select(pair => pair.item)];
}
