namespace CollectieveKracht.Domain.Moderation;

/// <summary>How much of a text stands in another one: the share of its runs of five words that the other has too (containment of shingles, Broder 1997).</summary>
public static class RepeatedText
{
    private const int Run = 5;

    /// <summary>The largest share over the others, from 0 to 1. Shorter texts than one run share nothing.</summary>
    public static double Share(string text, IEnumerable<string> others)
    {
        var runs = Runs(text);
        if (runs.Count == 0) return 0;

        return others.Select(other => (double)runs.Count(Runs(other).Contains) / runs.Count).DefaultIfEmpty().Max();
    }

    private static HashSet<string> Runs(string text)
    {
        var words = text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new string([.. word.Where(char.IsLetterOrDigit)])).Where(word => word.Length > 0).ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - Run + 1)).Select(start => string.Join(' ', words[start..(start + Run)]))];
    }
}
