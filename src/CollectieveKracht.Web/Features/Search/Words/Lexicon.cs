namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>
/// The Dutch words that are no compound, each with how readily it is a part of one, and the forms that no rule gives
/// (leden of lid). Made by scripts/words.
/// </summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, Entry> entries;
    private readonly Dictionary<string, string> irregular;

    private Lexicon(Dictionary<string, Entry> entries, Dictionary<string, string> irregular)
    {
        this.entries = entries;
        this.irregular = irregular;
        EntriesBySpan = entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// How readily a word begins and ends a compound, 0 never and 9 all the time; and the verb it says the doing of: werf of werving.
    /// </summary>
    public readonly record struct Entry(string Word, byte AsFirst, byte AsLast, string? Verb);

    public Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> EntriesBySpan { get; }

    public static Lexicon Load()
    {
        var type = typeof(Lexicon);
        using var words = new StreamReader(type.Assembly.GetManifestResourceStream(type, "dutch-words.txt")!);
        using var forms = new StreamReader(type.Assembly.GetManifestResourceStream(type, "dutch-forms.txt")!);
        return Read(words, forms);
    }

    /// <param name="words">A word a line, with two digits when it can be a part, and the verb of a noun in -ing. Or form>word.</param>
    /// <param name="forms">A word and its forms a line.</param>
    public static Lexicon Read(TextReader words, TextReader forms)
    {
        var entries = new Dictionary<string, Entry>(80_000, StringComparer.Ordinal);
        var irregular = new Dictionary<string, string>(StringComparer.Ordinal);
        while (words.ReadLine() is { } line)
        {
            if (line.IndexOf('>') is > 0 and var sign) irregular[line[..sign]] = line[(sign + 1)..];
            else Add(line);
        }

        while (forms.ReadLine() is { } line)
        {
            var all = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var form in all.Skip(1)) irregular[form] = all[0];
        }

        return new Lexicon(entries, irregular);

        void Add(string line)
        {
            var fields = line.Split(' ');
            var strength = fields.Length > 1 ? fields[1] : "00";
            entries[fields[0]] = new Entry(fields[0], (byte)(strength[0] - '0'), (byte)(strength[1] - '0'), fields.Length > 2 ? fields[2] : null);
        }
    }

    /// <summary>What the word is found by as a part: a noun in -ing by its verb, so that "ledenwerving" finds "leden werven".</summary>
    public string RootOf(string word) => entries.TryGetValue(word, out var entry) ? entry.Verb ?? word : word;

    /// <summary>The word that this is a form of, or the word itself; nothing when it is not in the list.</summary>
    public string? BaseOf(string word)
    {
        if (irregular.TryGetValue(word, out var known)) return known;
        if (entries.ContainsKey(word)) return word;

        foreach (var candidate in DutchForms.BasesOf(word))
        {
            if (candidate.Length > 1 && entries.ContainsKey(candidate)) return candidate;
        }

        return IrregularWithin(word);
    }

    /// <summary>aangenomen is of aanneem as genomen is of neem; betrokken of betrek as trokken of trek.</summary>
    public string? IrregularWithin(string word)
    {
        foreach (var (particle, rest) in DutchForms.WithoutParticle(word))
        {
            if (irregular.TryGetValue(rest, out var verb)) return particle + verb;
            if (IrregularInflected(rest) is { } bent) return particle + bent;
            foreach (var (prefix, inner) in DutchForms.WithoutPrefix(rest))
            {
                if (prefix != "ge" && irregular.TryGetValue(inner, out var prefixed) && entries.ContainsKey(prefix + prefixed)) return particle + prefix + prefixed;
            }
        }

        foreach (var (prefix, rest) in DutchForms.WithoutPrefix(word))
        {
            if (irregular.TryGetValue(rest, out var verb) && entries.ContainsKey(prefix + verb)) return prefix + verb;
        }

        return IrregularInflected(word);
    }

    /// <summary>The participle as an adjective: geworvene(n), and the plural of the past: wierven.</summary>
    private string? IrregularInflected(string word)
    {
        if (word.EndsWith("ne", StringComparison.Ordinal) && irregular.TryGetValue(word[..^1], out var participle)) return participle;
        if (!word.EndsWith("en", StringComparison.Ordinal)) return null;

        foreach (var past in DutchForms.Before(word[..^2]))
        {
            if (irregular.TryGetValue(past, out var verb)) return verb;
        }

        return null;
    }
}
