namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// Keeps small groups unknown (docs/figures.md, "Small groups"): a cell of 1 to 4 is not shown, nor another cell from
/// which it could be computed when the total is known.
/// </summary>
public static class SmallCells
{
    public const int FewestShown = 5;

    public static bool IsSmall(int count) => count is > 0 and < FewestShown;

    /// <summary>The cells of a row whose total is known; null where a cell may not be shown.</summary>
    public static IReadOnlyList<int?> Hide(IReadOnlyList<int> cells)
    {
        var hidden = Enumerable.Range(0, cells.Count).Where(place => IsSmall(cells[place])).ToHashSet();
        while (hidden.Count > 0 && CanBeComputed() && NextToHide() is { } next) hidden.Add(next);
        return [.. cells.Select((cell, place) => hidden.Contains(place) ? (int?)null : cell)];

        // What the total leaves for the hidden cells tells too much when it is one cell's, or is itself a small number.
        bool CanBeComputed() => hidden.Count == 1 || hidden.Sum(place => cells[place]) < FewestShown;

        // The smallest cell costs the reader least; an empty one hides nothing, so it comes last.
        int? NextToHide() => Enumerable.Range(0, cells.Count)
            .Where(place => !hidden.Contains(place))
            .OrderBy(place => cells[place] == 0).ThenBy(place => cells[place])
            .Select(place => (int?)place)
            .FirstOrDefault();
    }
}
