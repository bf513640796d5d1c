namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>What stands around every figure: the finding above it, what was measured, and below it the source, n and date.</summary>
public sealed record FigureWords(string Heading, string Subtitle, string Foot);

/// <summary>Lays a figure from top to bottom, within its heading and its foot.</summary>
internal sealed class FigureFrame
{
    public const double Margin = 32;

    private static readonly Letters HeadingLetters = Letters.Heading(24), SubtitleLetters = Letters.Plain(16), FootLetters = Letters.Plain(14);

    private readonly FigureWords _words;
    private readonly List<Shape> _shapes = [];

    public FigureFrame(FigureWords words, double width)
    {
        (_words, Width, Y) = (words, width, Margin);
        Write(words.Heading, HeadingLetters, PictureInk.Text, 32);
        Write(words.Subtitle, SubtitleLetters, PictureInk.Quiet, 23);
        Y += 18;
    }

    public double Width { get; }

    public double Right => Width - Margin;

    /// <summary>How far down it was laid.</summary>
    public double Y { get; set; }

    public void Add(Shape shape) => _shapes.Add(shape);

    /// <summary>Lines below each other, as a block that stands in the middle of a height.</summary>
    public void AddLines(IReadOnlyList<string> lines, double x, double top, double height, Letters letters, uint colour, Align align = Align.Start)
    {
        var step = Step(letters);
        // A line of letters looks to be in the middle when their feet are a third of their size below it.
        var y = top + (height - (lines.Count - 1) * step) / 2 + letters.Size * .35;
        foreach (var line in lines)
        {
            if (line.Length > 0) _shapes.Add(new Words(x, y, line, letters, colour, align));
            y += step;
        }
    }

    public static double Step(Letters letters) => letters.Size * 1.25;

    public Picture Finish(IEnumerable<string> told)
    {
        Y += 18;
        _shapes.Add(new Line(0, Y, Width, Y, PictureInk.Rule));
        Y += 14;
        Write(_words.Foot, FootLetters, PictureInk.Quiet, 20);
        return new Picture(Width, Y + 14, _words.Heading, string.Join(" ", [Sentence(_words.Subtitle), .. told, _words.Foot]), _shapes);
    }

    private static string Sentence(string words) => words.Length == 0 || words[^1] is '.' or '!' or '?' ? words : words + ".";

    private void Write(string text, Letters letters, uint colour, double step)
    {
        if (text.Length == 0) return;
        foreach (var line in letters.Wrap(text, Right - Margin))
        {
            _shapes.Add(new Words(Margin, Y + letters.Size * .95, line, letters, colour));
            Y += step;
        }
    }
}
