using System.Text;

namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>One spelling for what readers take for the same: capitals, accents, ligatures, curly apostrophes.</summary>
internal static class Folding
{
    public static string Fold(string text) => Ascii.IsValid(text) ? text.ToLowerInvariant() : FoldUnicode(text);

    /// <summary>A character inside a word that is not seen: a soft hyphen, a joiner, a byte order mark.</summary>
    public static bool IsInvisible(char c) => c is '\u00AD' or (>= '\u200B' and <= '\u200D') or '\u2060' or '\uFEFF';

    private static string FoldUnicode(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        foreach (var rune in Normalised(WithoutBrokenCharacters(text), NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsAccent(rune)) continue;
            Append(folded, Rune.ToLowerInvariant(rune));
        }

        return Normalised(folded.ToString(), NormalizationForm.FormC);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        switch (rune.Value)
        {
            case 'ß' or 'ẞ': folded.Append("ss"); break;
            case 'æ': folded.Append("ae"); break;
            case 'œ': folded.Append("oe"); break;
            case 'ø': folded.Append('o'); break;
            case 'đ' or 'ð': folded.Append('d'); break;
            case 'þ': folded.Append("th"); break;
            case 'ł': folded.Append('l'); break;
            case 'ı': folded.Append('i'); break;
            case '’' or '‘' or 'ʼ' or '`' or '´' or '′': folded.Append('\''); break;
            case '‐' or '‑': folded.Append('-'); break;
            default: folded.Append(rune); break;
        }
    }

    private static bool IsAccent(Rune rune) =>
        rune.Value is >= 0x0300 and <= 0x036F || (rune.IsBmp && IsInvisible((char)rune.Value));

    private static string Normalised(string text, NormalizationForm form) =>
        text.IsNormalized(form) ? text : text.Normalize(form);

    /// <summary>Half a surrogate pair, and the code points that Unicode keeps out of texts: normalising refuses them.</summary>
    private static string WithoutBrokenCharacters(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(IsNoCharacter(rune) ? Rune.ReplacementChar : rune);
        }

        return whole.ToString();
    }

    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
