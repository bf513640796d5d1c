namespace CollectieveKracht.Bench;

internal static class Chance
{
    public static bool Happens(this Random random, double share) => random.NextDouble() < share;

    public static T Of<T>(this Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    /// <summary>One of them; the first far more often than the last.</summary>
    public static T Leaning<T>(this Random random, IReadOnlyList<T> all) => all[(int)(all.Count * Math.Pow(random.NextDouble(), 2))];

    /// <summary>So many different ones, or fewer when chance picks the same twice.</summary>
    public static IEnumerable<T> Some<T>(this Random random, IReadOnlyList<T> all, int count) =>
        Enumerable.Range(0, count).Select(_ => random.Leaning(all)).ToHashSet();
}
