using System.Buffers;
using System.Globalization;
using System.Text;

namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>
/// Reads what stands between spaces: a plain word, one with hyphens, an abbreviation with points, a number. What words mean is
/// left to the language.
/// </summary>
/// <param name="readPlain">Reads a word of letters and digits only.</param>
/// <param name="join">Reads a word with an apostrophe before its ending (foto's), or says that it is none.</param>
internal sealed class WordReading(Func<string, Word> readPlain, Func<string, string, Word?> join)
{
    private const string Signs = "-'.,&";

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,");

    public Word Read(string written)
    {
        var exact = Exact(written);
        if (exact.Length == 0) return Word.Simple("", "");
        if (exact[^1] is '+' or '#') return WithSign(exact);

        var sign = exact.AsSpan().IndexOfAny(Signs);
        if (sign < 0) return readPlain(exact);
        if (char.IsAsciiDigit(exact[0]) && !exact.AsSpan().ContainsAnyExcept(InNumbers)) return Number(exact);
        if (exact[sign] == '\'' && exact.AsSpan(sign + 1).IndexOfAny(Signs) < 0 && join(exact[..sign], exact[(sign + 1)..]) is { } inflected)
        {
            return inflected with { Exact = exact };
        }

        return Joined(exact, exact.Split(Signs.ToCharArray(), StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Exact(string written)
    {
        var folded = Folding.Fold(written);
        var isAbbreviation = IsAbbreviation(folded);
        var exact = new StringBuilder(folded.Length);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (isAbbreviation && rune.Value == '.') continue;
            if (exact.Length + rune.Utf16SequenceLength > TextAnalysis.LongestWord) break;
            if (Tokeniser.IsWordByItself(rune)) return exact.Length == 0 ? rune.ToString() : exact.ToString();
            if (Rune.IsLetterOrDigit(rune) || IsKept(rune)) exact.Append(rune);
        }

        var start = 0;
        while (start < exact.Length && !char.IsLetterOrDigit(exact[start]) && !char.IsSurrogate(exact[start])) start++;
        var end = exact.Length;
        while (end > start && Signs.Contains(exact[end - 1])) end--;
        return exact.ToString(start, end - start);
    }

    private static bool IsKept(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || rune.Value is '+' or '#' || (rune.IsAscii && Signs.Contains((char)rune.Value));

    /// <summary>Single letters with points between them: A.N.W.B. is ANWB, o.a. is oa.</summary>
    private static bool IsAbbreviation(string word)
    {
        if (word.Length < 3) return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.') return false;
        }

        return true;
    }

    private static Word WithSign(string exact) =>
        char.IsAsciiDigit(exact[0]) ? new Word(exact, exact[..^1] + "plus", [exact[..^1], "plus"]) : Word.Simple(exact, exact);

    /// <summary>1.000 and 1000 are one number; 2.5 and 2,5 as well.</summary>
    private static Word Number(string exact)
    {
        var groups = exact.Split('.');
        var isGrouped = groups.Length > 1 && groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Split(',')[0].Length == 3);
        return Word.Simple(exact, (isGrouped ? exact.Replace(".", "") : exact).Replace(',', '.'));
    }

    private Word Joined(string exact, string[] pieces)
    {
        var words = Array.ConvertAll(pieces, piece => readPlain(piece));
        // zorg-cooperatie is zorgcooperatie; 2020-2021 and zo'n stay as they are.
        var isOneWord = exact.Contains('-') && !char.IsAsciiDigit(pieces[^1][0]) && exact.AsSpan().IndexOfAny("'.,&") < 0;
        var stem = isOneWord ? string.Concat(pieces.SkipLast(1)) + words[^1].Stem : exact;
        var parts = words.SelectMany(word => word.Parts.Count == 0 ? [word.Stem] : word.Parts.Prepend(word.Stem))
            .Where(part => part.Length > 1 && part != stem).Distinct().ToArray();
        return new Word(exact, stem, parts);
    }
}
