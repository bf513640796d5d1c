using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace CollectieveKracht.Web.Features.Knowledge;

public enum Change
{
    None,
    Added,
    Removed,
}

public sealed record DifferencePiece(string Text, Change Change);

/// <summary>A line of a text. One that was changed in part has no change of its own: its pieces have.</summary>
public sealed record DifferenceLine(Change Change, IReadOnlyList<DifferencePiece> Pieces)
{
    public bool IsUnchanged => Pieces.All(piece => piece.Change == Change.None);

    public string Text => string.Concat(Pieces.Select(piece => piece.Text));
}

/// <summary>Lines that belong together.</summary>
/// <param name="IsFolded">Nothing changed in them, nor right beside them: shown after a click.</param>
public sealed record DifferenceBlock(bool IsFolded, IReadOnlyList<DifferenceLine> Lines);

/// <summary>
/// What changed between two versions of a text: by line, and within a line by word, so that a changed comma does not mark a
/// whole paragraph. Empty lines are left out.
/// </summary>
public static class TextDifference
{
    /// <summary>The work grows with the square of these. A text beyond them is shown as taken out and put in whole.</summary>
    private const int MostLines = 2_000, LongestLine = 2_000;

    /// <summary>Lines with less in common than this are two lines, not one that changed.</summary>
    private const double ShareInCommon = 0.4;

    private const int LookAhead = 8;

    private const int ShortestFold = 3;

    public static IReadOnlyList<DifferenceBlock> Between(string before, string after)
    {
        var (old, @new) = (Lines(before), Lines(after));
        return Fold(old.Length + @new.Length > MostLines ? Replaced(old, @new) : Compared(old, @new));
    }

    private static string[] Lines(string text) =>
        [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => !string.IsNullOrWhiteSpace(line))];

    private static List<DifferenceLine> Compared(string[] old, string[] @new)
    {
        var lines = new List<DifferenceLine>();
        var (inOld, inNew) = (0, 0);
        var compared = Differ.Instance.CreateDiffs(string.Join('\n', old), string.Join('\n', @new), false, false, new LineChunker());
        foreach (var change in compared.DiffBlocks)
        {
            lines.AddRange(old[inOld..change.DeleteStartA].Select(line => Whole(line, Change.None)));
            (inOld, inNew) = (change.DeleteStartA + change.DeleteCountA, change.InsertStartB + change.InsertCountB);
            lines.AddRange(Replaced(old[change.DeleteStartA..inOld], @new[change.InsertStartB..inNew]));
        }

        lines.AddRange(old[inOld..].Select(line => Whole(line, Change.None)));
        return lines;
    }

    /// <summary>Lines in the place of others. One that has a likeness among the next new ones became that one.</summary>
    private static IEnumerable<DifferenceLine> Replaced(string[] old, string[] @new)
    {
        var next = 0;
        foreach (var line in old)
        {
            var likeness = Enumerable.Range(next, Math.Min(LookAhead, @new.Length - next)).Where(place => AreAlike(line, @new[place])).Take(1).ToList();
            if (likeness is not [var found])
            {
                yield return Whole(line, Change.Removed);
                continue;
            }

            foreach (var added in @new[next..found]) yield return Whole(added, Change.Added);
            yield return new(Change.None, [.. Pieces(Differ.Instance.CreateDiffs(line, @new[found], false, false, new WordChunker()))]);
            next = found + 1;
        }

        foreach (var added in @new[next..]) yield return Whole(added, Change.Added);
    }

    private static bool AreAlike(string before, string after)
    {
        if (before.Length > LongestLine || after.Length > LongestLine) return false;

        var (old, @new) = (before.Split(' ').ToHashSet(), after.Split(' ').ToHashSet());
        return old.Count(@new.Contains) >= ShareInCommon * Math.Max(old.Count, @new.Count);
    }

    private static IEnumerable<DifferencePiece> Pieces(DiffResult words)
    {
        var inOld = 0;
        foreach (var change in words.DiffBlocks)
        {
            if (change.DeleteStartA > inOld) yield return Piece(inOld, change.DeleteStartA, Change.None);
            inOld = change.DeleteStartA + change.DeleteCountA;
            if (change.DeleteCountA > 0) yield return Piece(change.DeleteStartA, inOld, Change.Removed);
            if (change.InsertCountB > 0)
                yield return new(string.Concat(words.PiecesNew.Skip(change.InsertStartB).Take(change.InsertCountB)), Change.Added);
        }

        if (inOld < words.PiecesOld.Count) yield return Piece(inOld, words.PiecesOld.Count, Change.None);

        DifferencePiece Piece(int from, int to, Change change) => new(string.Concat(words.PiecesOld.Skip(from).Take(to - from)), change);
    }

    private static DifferenceLine Whole(string line, Change change) => new(change, [new(line, change)]);

    /// <summary>Folds what did not change, but for one line on either side of what did.</summary>
    private static List<DifferenceBlock> Fold(IEnumerable<DifferenceLine> lines)
    {
        var all = lines.ToList();
        var blocks = new List<DifferenceBlock>();
        for (var place = 0; place < all.Count;)
        {
            var isFolded = IsFar(place);
            var end = place + 1;
            while (end < all.Count && IsFar(end) == isFolded) end++;
            blocks.Add(new(isFolded && end - place >= ShortestFold, all[place..end]));
            place = end;
        }

        return blocks;

        bool IsFar(int place) => all[Math.Max(place - 1, 0)..Math.Min(place + 2, all.Count)].TrueForAll(line => line.IsUnchanged);
    }
}
