using System.Buffers;

namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>
/// English without its endings, after the rules that Martin Porter published as "Porter2" (the English stemmer of Snowball).
/// A stem is no word: it only has to be the same for forms that belong together.
/// </summary>
internal static class EnglishStem
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl", ["gently"] = "gentl", ["ugly"] = "ugli",
        ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas",
        ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
    };

    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    };

    private static readonly (string Ending, string Replacement)[] Second =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"),
        ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"), ("enci", "ence"), ("anci", "ance"),
        ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Ending, string Replacement)[] Third =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly string[] Fourth =
        ["ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic"];

    public static string Of(string word)
    {
        if (word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z')) return word;
        if (Exceptions.TryGetValue(word, out var known)) return known;

        word = Regions.MarkConsonantY(word);
        var regions = Regions.Of(word);
        word = Plural(word);
        if (Whole.Contains(word)) return word;

        word = PastAndGerund(word, regions);
        if (word.Length > 2 && word[^1] is 'y' or 'Y' && !Regions.IsVowel(word[^2])) word = word[..^1] + 'i';
        word = Derivation(word, regions);
        word = LastLetters(Residue(Adjective(word, regions), regions), regions);
        return word.ToLowerInvariant();
    }

    private static string Plural(string word)
    {
        if (Ends(word, "sses")) return word[..^2];
        if (Ends(word, "ied") || Ends(word, "ies")) return word.Length > 4 ? word[..^2] : word[..^1];
        if (!Ends(word, "s") || Ends(word, "us") || Ends(word, "ss")) return word;
        return HasVowel(word.AsSpan(0, word.Length - 2)) ? word[..^1] : word;
    }

    private static string PastAndGerund(string word, Regions regions)
    {
        foreach (var ending in (ReadOnlySpan<string>)["eedly", "eed"])
        {
            if (Ends(word, ending)) return regions.InFirst(word, ending) ? word[..^ending.Length] + "ee" : word;
        }

        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!Ends(word, ending)) continue;
            if (!HasVowel(word.AsSpan(0, word.Length - ending.Length))) return word;
            return Mended(word[..^ending.Length], regions);
        }

        return word;
    }

    private static string Mended(string stem, Regions regions)
    {
        if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz")) return stem + 'e';
        if (stem.Length > 2 && stem[^1] == stem[^2] && "bdfgmnprt".Contains(stem[^1])) return stem[..^1];
        return regions.First >= stem.Length && Regions.EndsInShortSyllable(stem) ? stem + 'e' : stem;
    }

    private static string Derivation(string word, Regions regions)
    {
        foreach (var (ending, replacement) in Second)
        {
            if (!Ends(word, ending)) continue;
            if (!regions.InFirst(word, ending)) return word;
            if (ending == "ogi" && !Ends(word, "logi")) return word;
            if (ending == "li" && !(word.Length > 2 && "cdeghkmnrt".Contains(word[^3]))) return word;
            return word[..^ending.Length] + replacement;
        }

        return word;
    }

    private static string Adjective(string word, Regions regions)
    {
        foreach (var (ending, replacement) in Third)
        {
            if (!Ends(word, ending)) continue;
            if (!regions.InFirst(word, ending) || (ending == "ative" && !regions.InSecond(word, ending))) return word;
            return word[..^ending.Length] + replacement;
        }

        return word;
    }

    private static string Residue(string word, Regions regions)
    {
        foreach (var ending in Fourth)
        {
            if (!Ends(word, ending)) continue;
            if (!regions.InSecond(word, ending) || (ending == "ion" && !(word.Length > 3 && word[^4] is 's' or 't'))) return word;
            return word[..^ending.Length];
        }

        return word;
    }

    private static string LastLetters(string word, Regions regions)
    {
        if (Ends(word, "e"))
        {
            var isLoose = regions.InSecond(word, "e") || (regions.InFirst(word, "e") && !Regions.EndsInShortSyllable(word[..^1]));
            return isLoose ? word[..^1] : word;
        }

        return Ends(word, "ll") && regions.InSecond(word, "l") ? word[..^1] : word;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    private static bool HasVowel(ReadOnlySpan<char> letters) => letters.ContainsAny(Vowels);

    /// <summary>Porter's regions: what follows the first consonant after a vowel, once and twice.</summary>
    private readonly record struct Regions(int First, int Second)
    {
        public static Regions Of(string word)
        {
            var first = Prefix(word) ?? After(word, 0);
            return new Regions(first, After(word, first));
        }

        public bool InFirst(string word, string ending) => word.Length - ending.Length >= First;

        public bool InSecond(string word, string ending) => word.Length - ending.Length >= Second;

        public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

        /// <summary>A y that begins a word or follows a vowel is a consonant, written Y here.</summary>
        public static string MarkConsonantY(string word)
        {
            if (!word.Contains('y')) return word;

            var letters = word.ToCharArray();
            for (var i = 0; i < letters.Length; i++)
            {
                if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1]))) letters[i] = 'Y';
            }

            return new string(letters);
        }

        public static bool EndsInShortSyllable(string word)
        {
            if (word.Length == 2) return IsVowel(word[0]) && !IsVowel(word[1]);
            return word.Length > 2 && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'Y') && IsVowel(word[^2]) && !IsVowel(word[^3]);
        }

        private static int? Prefix(string word) =>
            word.StartsWith("gener", StringComparison.Ordinal) || word.StartsWith("arsen", StringComparison.Ordinal) ? 5
            : word.StartsWith("commun", StringComparison.Ordinal) ? 6 : null;

        private static int After(string word, int start)
        {
            for (var i = start + 1; i < word.Length; i++)
            {
                if (!IsVowel(word[i]) && IsVowel(word[i - 1])) return i + 1;
            }

            return word.Length;
        }
    }
}
