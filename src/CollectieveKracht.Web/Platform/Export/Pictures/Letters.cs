using CollectieveKracht.Web.Platform.Pdf;

namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>A font of the site in a size, measured as it is drawn.</summary>
public sealed record Letters
{
    private Letters(PdfFace face, string family, int weight, double size) => (Face, Family, Weight, Size) = (face, family, weight, size);

    internal PdfFace Face { get; private init; }

    /// <summary>The names of the font and what may stand for it, for where it is not at hand.</summary>
    public string Family { get; }

    public int Weight { get; private init; }

    public double Size { get; }

    public static Letters Heading(double size) => new(PdfFace.Heading, "Besley, Georgia, serif", 700, size);

    public static Letters Plain(double size) => new(PdfFace.Regular, "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', Verdana, sans-serif", 400, size);

    public static Letters Bold(double size) => Plain(size) with { Face = PdfFace.Bold, Weight = 700 };

    public double WidthOf(string text) => Face.Split(text).Sum(piece => piece.Face.Width(piece.Text)) * Size;

    /// <summary>The text in lines of at most a width. A word that is wider is broken with a hyphen.</summary>
    public IReadOnlyList<string> Wrap(string text, double width)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (WidthOf(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = word;
            while (WidthOf(line) > width && FirstPart(line, width) is { } part)
            {
                lines.Add(part + "-");
                line = line[part.Length..];
            }
        }

        if (line.Length > 0 || lines.Count == 0) lines.Add(line);
        return lines;
    }

    /// <summary>As much of a word as fits with a hyphen behind it, if that can be at the end of a syllable; null when it should not be broken.</summary>
    private string? FirstPart(string word, double width)
    {
        const int fewest = 3;
        var most = word.Length - fewest;
        while (most >= fewest && (WidthOf(word[..most] + "-") > width || char.IsHighSurrogate(word[most - 1]))) most--;
        if (most < fewest) return null;

        var end = Enumerable.Range(fewest, most - fewest + 1).LastOrDefault(place => BeginsSyllable(word, place), most);
        return word[..end];
    }

    // A consonant before a vowel, where "ch" and "sch" count as one. It need not be right for each word, only better than anywhere.
    private static bool BeginsSyllable(string word, int place)
    {
        var onset = word.AsSpan(place);
        if (IsVowel(word, place) || !char.IsLetter(onset[0])) return false;
        if (onset.StartsWith("sch", StringComparison.OrdinalIgnoreCase)) return true;
        if (onset.StartsWith("ch", StringComparison.OrdinalIgnoreCase)) return word[place - 1] is not ('s' or 'S');
        return IsVowel(word, place + 1) && !(onset[0] is 'h' or 'H' && word[place - 1] is 'c' or 'C');
    }

    private static bool IsVowel(string word, int place) =>
        "aeiouyáàâäéèêëíìîïóòôöúùûü".Contains(char.ToLowerInvariant(word[place])) || (word[place] is 'j' && word[place - 1] is 'i' or 'I');
}
