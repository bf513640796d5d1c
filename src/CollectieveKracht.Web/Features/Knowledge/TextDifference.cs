using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>A paragraph of two versions laid side by side: in words, so that a changed comma does not mark a whole paragraph.</summary>
/// <param name="Pieces">The words in order; of an unchanged paragraph the whole text in one.</param>
public sealed record DifferenceLine(ChangeType Kind, IReadOnlyList<(string Text, ChangeType Kind)> Pieces);

public static class TextDifference
{
    public static IReadOnlyList<DifferenceLine> Between(string before, string after)
    {
        var sides = new SideBySideDiffBuilder(new Differ()).BuildDiffModel(before, after, ignoreWhitespace: false);
        var lines = new List<DifferenceLine>();
        foreach (var (old, @new) in sides.OldText.Lines.Zip(sides.NewText.Lines))
        {
            if (old.Type == ChangeType.Unchanged) lines.Add(Whole(old.Text, ChangeType.Unchanged));
            else if (old.Type == ChangeType.Imaginary) lines.Add(Whole(@new.Text, ChangeType.Inserted));
            else if (@new.Type == ChangeType.Imaginary) lines.Add(Whole(old.Text, ChangeType.Deleted));
            else lines.Add(InWords(old.Text, @new.Text));
        }

        return [.. lines.Where(line => line.Pieces.Any(piece => piece.Text.Trim().Length > 0))];
    }

    private static DifferenceLine InWords(string before, string after)
    {
        var words = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker());
        return new(ChangeType.Modified, [.. words.Lines.Select(word => (word.Text, word.Type))]);
    }

    private static DifferenceLine Whole(string text, ChangeType kind) => new(kind, [(text, kind)]);
}
