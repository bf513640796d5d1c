using CollectieveKracht.Web.Features.Search.Words;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>The synonyms that search knows, by the words they begin with.</summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, List<Entry>> _byFirstWord = [];

    public Synonyms(IEnumerable<string[]> groups, TextAnalysis analysis)
    {
        foreach (var group in groups)
        {
            var phrases = group.Select(words => new Phrase(words, [.. analysis.Read(words, "nl")])).Where(phrase => phrase.Words.Count > 0).ToList();
            foreach (var phrase in phrases)
            {
                // As in what is typed, words such as "van" do not count.
                var told = phrase.Words.Where(word => !analysis.IsStopWord(word.Exact, "nl")).ToList();
                if (told.Count == 0) continue;
                if (!_byFirstWord.TryGetValue(told[0].Stem, out var entries)) _byFirstWord[told[0].Stem] = entries = [];
                entries.Add(new Entry(told, [.. phrases.Where(other => other != phrase)]));
            }
        }
    }

    /// <summary>A word or several, and what they read as.</summary>
    public sealed record Phrase(string Text, IReadOnlyList<Token> Words);

    /// <summary>The longest phrase with synonyms that begins at a place among words, how many words it takes, and what means the same.</summary>
    public (int Length, IReadOnlyList<Phrase> Same) Find(IReadOnlyList<Token> words, int place)
    {
        if (!_byFirstWord.TryGetValue(words[place].Stem, out var entries)) return (1, []);

        var found = entries.Where(entry => StandsAt(entry.Words, words, place)).ToList();
        if (found.Count == 0) return (1, []);

        var length = found.Max(entry => entry.Words.Count);
        return (length, [.. found.Where(entry => entry.Words.Count == length).SelectMany(entry => entry.Same).DistinctBy(same => same.Text)]);
    }

    private static bool StandsAt(IReadOnlyList<Token> phrase, IReadOnlyList<Token> words, int place) =>
        place + phrase.Count <= words.Count && Enumerable.Range(0, phrase.Count).All(step => phrase[step].Stem == words[place + step].Stem);

    private sealed record Entry(IReadOnlyList<Token> Words, IReadOnlyList<Phrase> Same);
}
