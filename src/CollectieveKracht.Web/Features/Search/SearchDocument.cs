using System.Text;
using CollectieveKracht.Web.Features.Search.Words;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// Makes the words of an entry into the tsvector that PostgreSQL searches. The first sign of a lexeme tells what it is, so that one
/// index answers every question; <see cref="SearchQuery"/> asks with the same signs. Where a word stands decides its weight: A in
/// the title, B in keywords and summary, C in the text; D has what the text only implies, the parts of its compounds.
/// </summary>
public sealed class SearchDocument(TextAnalysis analysis)
{
    /// <summary>Of how a document is made: one higher whenever that changes. Entries with an older one are made anew by "migrate".</summary>
    public const int Version = 2;

    /// <summary>A word exactly as written, accents and capitals aside. The normal form of a word has no sign before it.</summary>
    internal const char Exact = '=';

    /// <summary>The normal form of a part of a compound.</summary>
    internal const char Part = '~';

    /// <summary>A word of the title, in any of its forms: to find quickly what is wholly about a subject.</summary>
    internal const char InTitle = '!';

    /// <summary>All words of the title together.</summary>
    internal const char WholeTitle = '^';

    /// <summary>What every entry holds, to ask for all that does not hold something.</summary>
    internal const string Anything = "#";

    /// <summary>PostgreSQL keeps no more places of one word, and counts no further than the last place.</summary>
    private const int MostPlaces = 200, LastPlace = 16_000;

    /// <summary>Between fields, so that a phrase does not run on from one into the next.</summary>
    private const int Gap = 20;

    /// <summary>PostgreSQL refuses longer lexemes. Nobody types them.</summary>
    private const int LongestLexeme = 400;

    /// <summary>Makes the document of an entry from its words as they are now.</summary>
    public void Write(SearchEntry entry)
    {
        entry.Words ??= new SearchWords();
        entry.Words.Document = NpgsqlTsVector.Parse(TextOf(entry));
        entry.Words.Version = Version;
    }

    /// <summary>The document of an entry in the notation of PostgreSQL.</summary>
    public string TextOf(SearchEntry entry)
    {
        var lexemes = new Lexemes();
        AddTitle(entry.Title, entry.Language);
        AddField(entry.Keywords, entry.Language, 'B');
        AddField(entry.Summary, entry.Language, 'B');
        AddField(entry.Body, entry.Language, 'C');
        if (entry.TitleEn is { } titleEn) AddTitle(titleEn, "en");
        if (entry.SummaryEn is { } summaryEn) AddField(summaryEn, "en", 'B');
        lexemes.Add(Anything);
        return lexemes.ToString();

        void AddTitle(string text, string language)
        {
            lexemes.Add(WholeTitle + Whole(analysis.Read(text, language)), 'A', lexemes.Place + 1);
            AddField(text, language, 'A');
        }

        void AddField(string text, string language, char weight)
        {
            lexemes.Leave(Gap);
            foreach (var word in analysis.Read(text, language))
            {
                var place = lexemes.Next();
                lexemes.Add(Exact + word.Exact, weight, place);
                lexemes.Add(word.Stem, weight, place);
                foreach (var part in word.Parts) lexemes.Add(Part + part, 'D', place);
                if (weight != 'A') continue;

                lexemes.Add(InTitle + word.Exact, 'A', place);
                lexemes.Add(InTitle + word.Stem, 'A', place);
                foreach (var part in word.Parts) lexemes.Add(InTitle + part, 'A', place);
            }
        }
    }

    /// <summary>A title as it is compared whole.</summary>
    internal static string Whole(IEnumerable<Token> words) => string.Join(' ', words.Select(word => word.Exact));

    internal static string KindFilter(SearchKind kind) => $"kind:{kind}";

    internal static string AudienceFilter(string audience) => $"audience:{audience}";

    /// <summary>Lexemes with their places, in the notation of PostgreSQL.</summary>
    private sealed class Lexemes
    {
        private readonly Dictionary<string, List<(int Place, char Weight)>> _places = new(StringComparer.Ordinal);

        public int Place { get; private set; }

        public int Next() => Place = Math.Min(Place + 1, LastPlace);

        public void Leave(int gap) => Place = Math.Min(Place + gap, LastPlace);

        public void Add(string lexeme)
        {
            if (lexeme.Length <= LongestLexeme) _places.TryAdd(lexeme, []);
        }

        public void Add(string lexeme, char weight, int place)
        {
            if (lexeme.Length > LongestLexeme) return;
            if (!_places.TryGetValue(lexeme, out var places)) _places[lexeme] = places = [];
            if (places.Count < MostPlaces && (places.Count == 0 || places[^1].Place < place)) places.Add((place, weight));
        }

        public override string ToString()
        {
            var text = new StringBuilder();
            foreach (var (lexeme, places) in _places)
            {
                text.Append('\'').Append(lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)).Append('\'');
                if (places.Count > 0) text.Append(':').AppendJoin(',', places.Select(at => $"{at.Place}{at.Weight}"));
                text.Append(' ');
            }

            return text.ToString();
        }
    }
}
