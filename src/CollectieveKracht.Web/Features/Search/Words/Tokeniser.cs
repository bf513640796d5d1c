using System.Globalization;
using System.Text;

namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>Finds the words of a text in one pass.</summary>
internal static class Tokeniser
{
    /// <summary>The place of each word: letters and digits, with the apostrophes, hyphens and points inside them.</summary>
    public static IEnumerable<(int Start, int Length)> Words(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var length = WordCharacter(text, at);
            if (length == 0)
            {
                at++;
                continue;
            }

            var end = IsWordByItself(text, at) ? WithMarks(text, at + length) : EndOfWord(text, at, at + length);
            yield return (at, end - at);
            at = end;
        }
    }

    private static int EndOfWord(string text, int start, int end)
    {
        while (end < text.Length)
        {
            end = WithMarks(text, end);
            if (end == text.Length) break;

            var length = WordCharacter(text, end);
            if (length > 0)
            {
                if (IsWordByItself(text, end)) return end;
                end += length;
            }
            else if (end + 1 < text.Length && Joins(text, end) && !IsWordByItself(text, end + 1))
            {
                end++;
            }
            else break;
        }

        return end + SignAfter(text, start, end);
    }

    /// <summary>Whether the sign at this place holds the characters around it together.</summary>
    private static bool Joins(string text, int at)
    {
        if (WordCharacter(text, at + 1) == 0) return false;
        return text[at] switch
        {
            '-' or '\u2010' or '\u2011' or '\'' or '’' or 'ʼ' or '&' or '.' => true,
            ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            var sign => Folding.IsInvisible(sign),
        };
    }

    /// <summary>The signs that belong to the word before them: 50+, C#, C++.</summary>
    private static int SignAfter(string text, int start, int end)
    {
        var word = text.AsSpan(start, end - start);
        var rest = text.AsSpan(end);
        if (rest.IsEmpty) return 0;
        if (rest[0] == '+' && word.Length <= 4 && !word.ContainsAnyExceptInRange('0', '9') && EndsAfter(1)) return 1;
        if (word.Length != 1 || !char.IsAsciiLetter(word[0])) return 0;
        if (rest[0] == '#' && EndsAfter(1)) return 1;
        return rest.StartsWith("++") && EndsAfter(2) ? 2 : 0;

        bool EndsAfter(int count) => end + count >= text.Length || WordCharacter(text, end + count) == 0;
    }

    private static int WithMarks(string text, int end)
    {
        while (end < text.Length && CharUnicodeInfo.GetUnicodeCategory(text, end) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        return end;
    }

    /// <summary>How many characters the letter or digit at this place takes; none when it is neither.</summary>
    private static int WordCharacter(string text, int at)
    {
        if (char.IsAscii(text[at])) return char.IsAsciiLetterOrDigit(text[at]) ? 1 : 0;
        if (!Rune.TryGetRuneAt(text, at, out var rune)) return 0;
        return Rune.IsLetter(rune) || Rune.IsNumber(rune) ? rune.Utf16SequenceLength : 0;
    }

    /// <summary>Chinese and Japanese put no spaces between words, so each character is one.</summary>
    public static bool IsWordByItself(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0xA4CF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF65 and <= 0xFF9F) or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsWordByItself(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) && IsWordByItself(rune);
}
