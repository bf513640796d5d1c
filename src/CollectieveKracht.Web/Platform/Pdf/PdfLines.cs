using System.Text;

namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>Words that look the same, beside each other on one line.</summary>
internal sealed record PdfRun(string Text, PdfLook Look, double X, double Width);

/// <summary>Divides text into lines of a width: between words, after a hyphen, and within a word only when no line is wide enough for it.</summary>
internal sealed class PdfLines(double width)
{
    private readonly List<IReadOnlyList<PdfRun>> _lines = [];
    private readonly List<PdfRun> _line = [];
    private readonly List<(string Text, PdfLook Look, double Width)> _word = [];
    private double _at;
    private double _wordWidth;
    private PdfLook? _space;

    public static List<IReadOnlyList<PdfRun>> Of(IEnumerable<(string Text, PdfLook Look)> pieces, double width, bool keepSpaces = false)
    {
        var lines = new PdfLines(width);
        foreach (var (text, look) in pieces) lines.Add(text, look, keepSpaces);
        lines.EndLine(always: false);
        return lines._lines;
    }

    /// <summary>The widest word, and the whole without any break.</summary>
    public static (double Widest, double Whole) Measure(IEnumerable<(string Text, PdfLook Look)> pieces)
    {
        var (widest, word, whole, line) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (text, look) in pieces)
        {
            foreach (var (place, part) in text.Split('\n').Index())
            {
                if (place > 0) (word, line) = (0, 0);
                foreach (var (face, drawn) in look.Face.Split(part))
                {
                    foreach (var sign in drawn.EnumerateRunes())
                    {
                        var wide = face.Width(sign) * look.Size;
                        line += wide;
                        word = sign.Value == ' ' ? 0 : word + wide;
                        (widest, whole) = (Math.Max(widest, word), Math.Max(whole, line));
                    }
                }
            }
        }

        return (widest, whole);
    }

    private void Add(string text, PdfLook look, bool keepSpaces)
    {
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign is not (' ' or '\n' or '-')) continue;

            var isHyphen = sign == '-';
            Append(text[from..(isHyphen ? at + 1 : at)], look);
            from = at + 1;
            if (isHyphen)
            {
                // "-5" and "--" stay whole.
                if (at > 0 && char.IsLetter(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1])) EndWord();
                continue;
            }

            if (keepSpaces && sign == ' ')
            {
                Append("\u00a0", look);
                continue;
            }

            EndWord();
            if (sign == '\n') EndLine(always: true);
            else if (_line.Count > 0) _space = look;
        }

        Append(text[from..], look);
    }

    private void Append(string text, PdfLook look)
    {
        foreach (var (face, part) in look.Face.Split(text))
        {
            var piece = look with { Face = face };
            var wide = piece.Width(part);
            _word.Add((part, piece, wide));
            _wordWidth += wide;
        }
    }

    private void EndWord()
    {
        if (_word.Count == 0) return;

        var space = _space is { } before ? before.Width(" ") : 0;
        if (_line.Count > 0 && _at + space + _wordWidth > width) EndWithSpace(_space is not null);
        else if (_space is { } between && _line.Count > 0) Put(" ", between, space);
        _space = null;

        foreach (var (text, look, wide) in _word)
        {
            if (_at + wide <= width) Put(text, look, wide);
            else PutBySign(text, look);
        }

        _word.Clear();
        _wordWidth = 0;
    }

    private void PutBySign(string text, PdfLook look)
    {
        var (part, partWidth) = (new StringBuilder(), 0.0);
        foreach (var sign in text.EnumerateRunes())
        {
            var wide = look.Face.Width(sign) * look.Size;
            if (_at + partWidth + wide > width && _at + partWidth > 0)
            {
                if (part.Length > 0) Put(part.ToString(), look, partWidth);
                Flush();
                part.Clear();
                partWidth = 0;
            }

            part.Append(sign);
            partWidth += wide;
        }

        if (part.Length > 0) Put(part.ToString(), look, partWidth);
    }

    // A space takes the look of what stands before it, so that a line is in few pieces.
    private void Put(string text, PdfLook look, double wide)
    {
        if (_line is [.., var last] && (last.Look == look || (text == " " && !last.Look.Struck && last.Look.Face == look.Face && last.Look.Size == look.Size && last.Look.Target == look.Target)))
            _line[^1] = last with { Text = last.Text + text, Width = last.Width + wide };
        else _line.Add(new(text, look, _at, wide));
        _at += wide;
    }

    private void EndLine(bool always)
    {
        EndWord();
        _space = null;
        if (always || _line.Count > 0) EndWithSpace(always);
    }

    // Not seen, but who copies the text or listens to it needs something between the words.
    private void EndWithSpace(bool isBetweenWords)
    {
        if (isBetweenWords && _line.Count > 0) _line[^1] = _line[^1] with { Text = _line[^1].Text + " " };
        Flush();
    }

    private void Flush()
    {
        _lines.Add([.. _line]);
        _line.Clear();
        _at = 0;
    }
}
