using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>
/// Reads the words of a text as readers mean them: without accents, singular and plural joined, compounds taken apart. What
/// is indexed, what is asked and what is marked go through here alike. May be used by many at once.
/// </summary>
public sealed class TextAnalysis
{
    /// <summary>No word that people look for is longer; what is longer is indexed by its beginning.</summary>
    public const int LongestWord = 80;

    private const int MostRemembered = 100_000;

    private readonly FrozenSet<string> dutchStopWords = StopWords.Dutch;
    private readonly FrozenSet<string> englishStopWords = StopWords.English;
    private readonly DutchWords dutch;
    private readonly Remembered dutchWords;
    private readonly Remembered englishWords;

    public TextAnalysis()
    {
        dutch = new DutchWords(Lexicon.Load());
        dutchWords = new Remembered(new WordReading(dutch.Read, dutch.Join).Read);
        englishWords = new Remembered(new WordReading(EnglishWords.Read, EnglishWords.Join).Read);
    }

    /// <summary>The words of the text in order. A language other than English is read as Dutch.</summary>
    public IReadOnlyList<Token> Read(string text, string language) => [.. ReadOn(text, language)];

    /// <summary>The same, no further than one asks.</summary>
    public IEnumerable<Token> ReadOn(string text, string language)
    {
        var words = language == "en" ? englishWords : dutchWords;
        foreach (var (start, length) in Tokeniser.Words(text))
        {
            var word = words.Of(text.AsSpan(start, length));
            if (word.Exact.Length > 0) yield return new Token(start, length, word.Exact, word.Stem, word.Parts);
        }
    }

    /// <summary>Whether so many texts hold the word that it says nothing about any of them.</summary>
    public bool IsStopWord(string exact, string language) =>
        (language == "en" ? englishStopWords : dutchStopWords).Contains(exact);

    /// <summary>The parts of a Dutch compound as words; empty when the word is none.</summary>
    public IReadOnlyList<string> SplitCompound(string exact) => dutch.Split(exact);

    /// <summary>Lower case, without accents, ligatures written out. Folding twice changes nothing.</summary>
    public static string Fold(string text) => Folding.Fold(text);

    /// <summary>The words read before. It forgets them all when it is full: the common ones are back at once.</summary>
    private sealed class Remembered(Func<string, Word> read)
    {
        private readonly ConcurrentDictionary<string, Word> words = new(StringComparer.Ordinal);
        // To ask the dictionary itself stops all others that use it.
        private int count;

        public Word Of(ReadOnlySpan<char> written)
        {
            if (written.Length > LongestWord) written = Beginning(written);
            if (words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var known)) return known;

            if (Interlocked.Increment(ref count) > MostRemembered)
            {
                words.Clear();
                Volatile.Write(ref count, 0);
            }

            var key = written.ToString();
            return words[key] = read(key);
        }

        private static ReadOnlySpan<char> Beginning(ReadOnlySpan<char> written) =>
            written[..(char.IsHighSurrogate(written[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
    }
}
