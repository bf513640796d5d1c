using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CollectieveKracht.Domain;

/// <summary>The part of an address that names a thing: lower-case letters without accents, digits and single hyphens.</summary>
public static partial class Slug
{
    public const int MaxLength = 90;

    /// <summary>Makes a slug of a title: "Coöperatie 't Hof" becomes "cooperatie-t-hof". Cuts at a word when it gets too long.</summary>
    public static string From(string title)
    {
        // Half a surrogate pair and U+FFFE, which Normalize throws on, become replacement characters here.
        var wellFormed = string.Concat(title.EnumerateRunes()).Replace('\uFFFE', '\uFFFD');
        var folded = new StringBuilder(wellFormed.Length);
        foreach (var character in wellFormed.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(character));
        }

        var slug = OtherThanLettersAndDigits().Replace(folded.ToString(), "-").Trim('-');
        if (slug.Length > MaxLength)
        {
            var cut = slug.LastIndexOf('-', MaxLength);
            slug = slug[..(cut > 0 ? cut : MaxLength)];
        }

        return slug;
    }

    /// <summary>Whether a text can be a slug at all; what comes from an address is checked with it before the database is asked.</summary>
    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaxLength } && Form().IsMatch(text);

    internal static string Require(string slug)
    {
        RuleException.Unless(IsValid(slug), "address.invalid");
        return slug;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex OtherThanLettersAndDigits();

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Form();
}
