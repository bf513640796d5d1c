using CollectieveKracht.Web.Features.Search.Words;
using Npgsql;
using NpgsqlTypes;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>How freely words are understood.</summary>
public enum WordsMode
{
    /// <summary>With synonyms, and all words must be there.</summary>
    Usual,

    /// <summary>Without synonyms.</summary>
    Literal,

    /// <summary>Two of every three words must be there.</summary>
    Most,
}

/// <summary>
/// What someone typed, as the index is asked for it. All words must be there; "a phrase" stands as typed, -word must not be there, OF
/// (or OR) between two words means either. The last word may be the beginning of a longer one. Any text is understood somehow.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>More words than this narrow nothing down, and cost time.</summary>
    private const int MostClauses = 12;

    /// <summary>Of so many words most may be asked: the ways to choose them multiply.</summary>
    private const int MostLoose = 8;

    private const int ShortestPrefix = 4, ShortestSuggested = 2;

    private readonly HashSet<string> _exact = [];
    private readonly HashSet<string> _stems = [];
    private readonly HashSet<string> _phraseWords = [];
    private string? _prefix;

    private SearchQuery()
    {
    }

    /// <summary>What an entry must hold; null when nothing was typed that can be searched.</summary>
    public NpgsqlTsQuery? Words { get; private set; }

    /// <summary>What an entry must hold in its title to be wholly about it.</summary>
    public NpgsqlTsQuery? InTitle { get; private set; }

    /// <summary>By what entries are weighed against each other: the more of it, and the more literally, the better.</summary>
    public NpgsqlTsQuery? Weighing { get; private set; }

    /// <summary>Its title and nothing else was typed.</summary>
    public NpgsqlTsQuery? WholeTitle { get; private set; }

    /// <summary>The words to find, as typed: not the stop words, nor what must not be there.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    /// <summary>Nothing but one word is to be found.</summary>
    public bool IsOneWord { get; private set; }

    /// <summary>Each of <see cref="Typed"/> as the index is asked for it.</summary>
    public IReadOnlyList<NpgsqlTsQuery> PerWord { get; private set; } = [];

    /// <summary>The synonyms that were searched along.</summary>
    public IReadOnlyList<string> AlsoSearched { get; private set; } = [];

    /// <summary>Whether asking for most of the words would ask less.</summary>
    public bool CanAskLess { get; private set; }

    public static SearchQuery Read(string words, WordsMode mode, TextAnalysis analysis, Synonyms synonyms)
    {
        var query = new SearchQuery();
        var parsed = TypedWords.Read(words, analysis);
        var (wanted, refused) = (parsed.Wanted.Take(MostClauses).ToList(), parsed.Refused.Take(MostClauses).ToList());
        var clauses = new List<Clause>();
        var also = new List<string>();
        for (var place = 0; place < wanted.Count;)
        {
            var (length, same) = mode == WordsMode.Literal || wanted[place].IsPhrase
                ? (1, [])
                : synonyms.Find([.. wanted.Skip(place).TakeWhile(term => !term.IsPhrase).Select(term => term.Dutch)], 0);
            var isLast = place + length == wanted.Count && parsed.MayGoOn;
            clauses.Add(query.Ask([.. wanted.Skip(place).Take(length)], same, isLast));
            also.AddRange(same.Select(phrase => phrase.Text));
            place += length;
        }

        query.AlsoSearched = [.. also.Distinct()];
        query.IsOneWord = wanted is [{ IsPhrase: false }];
        query.Typed = [.. wanted.Where(term => !term.IsPhrase).Select(term => term.Text)];
        query.PerWord = [.. wanted.Where(term => !term.IsPhrase).Select(term => AnyForm(term, isPrefix: false))];
        query.CanAskLess = mode != WordsMode.Most && clauses.Count > 2;
        query.Join(JoinEither(clauses, parsed.Either), refused, mode);
        if (parsed.InTitleOnly) query.Words = query.InTitle ?? query.Words;
        query.WholeTitle = Lexeme(SearchDocument.WholeTitle + SearchDocument.Whole(analysis.Read(words, "nl")));
        return query;
    }

    /// <summary>What holds any of these words or phrases, for lists that go with a subject; null without words.</summary>
    /// <param name="asWritten">In this form only, not in another of the same normal form.</param>
    public static NpgsqlTsQuery? AnyOf(IEnumerable<string> phrases, string language, TextAnalysis analysis, bool asWritten = false)
    {
        var asked = phrases.Select(phrase => analysis.Read(phrase, language)).Where(words => words.Count > 0)
            .Select(words => InARow(words.Select(word => Lexeme(asWritten ? SearchDocument.Exact + word.Exact : word.Stem))))
            .ToList();
        return asked.Count == 0 ? null : Any(asked);
    }

    /// <summary>What has any of these words in its title; null without words.</summary>
    public static NpgsqlTsQuery? AnyInTitle(IEnumerable<string> words, string language, TextAnalysis analysis)
    {
        var stems = words.SelectMany(word => analysis.Read(word, language)).Where(word => !analysis.IsStopWord(word.Exact, language))
            .Select(word => Lexeme(SearchDocument.InTitle + word.Stem)).ToList();
        return stems.Count == 0 ? null : Any(stems);
    }

    /// <summary>What has a title with these words, the last of them perhaps not yet typed out; null when too little was typed.</summary>
    public static NpgsqlTsQuery? TitleBeginsWith(string words, TextAnalysis analysis)
    {
        var typed = TypedWords.Read(words, analysis).Wanted.Take(MostClauses).ToList();
        if (typed is not [.., { } last] || last.Dutch.Exact.Length < ShortestSuggested) return null;

        return All([.. typed.SkipLast(1).Select(term => Any(FormsInTitle(term))), Lexeme(SearchDocument.InTitle + last.Dutch.Exact, isPrefix: true)]);
    }

    /// <summary>Whether a word of a text is among what was asked for, and so is marked.</summary>
    public bool Finds(Token word) =>
        _stems.Contains(word.Stem) || _exact.Contains(word.Exact) || word.Parts.Any(_stems.Contains) || _phraseWords.Contains(word.Exact)
        || (_prefix is not null && word.Exact.StartsWith(_prefix, StringComparison.Ordinal));

    /// <summary>A query as a value in SQL.</summary>
    internal static NpgsqlParameter Value(NpgsqlTsQuery? query) => new() { NpgsqlDbType = NpgsqlDbType.TsQuery, Value = (object?)query ?? DBNull.Value };

    private Clause Ask(IReadOnlyList<TypedTerm> terms, IReadOnlyList<Synonyms.Phrase> same, bool isPrefix)
    {
        if (terms is [{ IsPhrase: true } phrase])
        {
            foreach (var word in phrase.Phrase) _phraseWords.Add(word.Exact);
            var literally = phrase.Phrase.Select(word => Lexeme(SearchDocument.Exact + word.Exact)).ToList();
            return new Clause(InARow(literally), null, literally);
        }

        foreach (var term in terms)
        {
            _exact.Add(term.Dutch.Exact);
            _stems.UnionWith([term.Dutch.Stem, term.English.Stem, .. term.Dutch.Parts]);
        }

        foreach (var word in same.SelectMany(phrase => phrase.Words)) _stems.Add(word.Stem);
        if (isPrefix && terms[^1].Dutch.Exact.Length >= ShortestPrefix) _prefix = terms[^1].Dutch.Exact;

        var typed = All(terms.Select((term, place) => AnyForm(term, isPrefix && place == terms.Count - 1)));
        var typedInTitle = All(terms.Select(term => Any(FormsInTitle(term))));
        return new Clause(
            Any([typed, .. same.Select(phrase => InARow(phrase.Words.Select(word => Lexeme(word.Stem))))]),
            Any([typedInTitle, .. same.Select(phrase => All(phrase.Words.Select(word => Lexeme(SearchDocument.InTitle + word.Stem))))]),
            [.. terms.SelectMany(Weighed), .. same.SelectMany(phrase => phrase.Words).Select(word => Lexeme(word.Stem))]);
    }

    private void Join(List<Clause> clauses, List<TypedTerm> refused, WordsMode mode)
    {
        var without = refused.Select(term => (NpgsqlTsQuery)new NpgsqlTsQueryNot(term.IsPhrase
            ? InARow(term.Phrase.Select(word => Lexeme(SearchDocument.Exact + word.Exact)))
            : Any([Lexeme(term.Dutch.Stem), Lexeme(term.English.Stem), Lexeme(SearchDocument.Exact + term.Dutch.Exact)]))).ToList();
        if (clauses.Count == 0)
        {
            if (without.Count > 0) Words = All([Lexeme(SearchDocument.Anything), .. without]);
            return;
        }

        var wanted = mode == WordsMode.Most && clauses.Count > 2
            ? Any(Choices([.. clauses.Take(MostLoose)], ((2 * Math.Min(clauses.Count, MostLoose)) + 2) / 3).Select(some => All(some.Select(clause => clause.Words))))
            : All(clauses.Select(clause => clause.Words));
        Words = All([wanted, .. without]);
        if (clauses.TrueForAll(clause => clause.InTitle is not null)) InTitle = All([.. clauses.Select(clause => clause.InTitle!), .. without]);
        Weighing = Any(clauses.SelectMany(clause => clause.Weighing));
    }

    /// <summary>Every way to choose so many clauses, in order.</summary>
    private static IEnumerable<IEnumerable<Clause>> Choices(IReadOnlyList<Clause> clauses, int count) => count == 0
        ? [[]]
        : clauses.Index().Where(first => clauses.Count - first.Index >= count)
            .SelectMany(first => Choices([.. clauses.Skip(first.Index + 1)], count - 1).Select(rest => rest.Prepend(first.Item)));

    private static List<Clause> JoinEither(List<Clause> clauses, IReadOnlyCollection<int> either)
    {
        var joined = new List<Clause>();
        foreach (var (place, clause) in clauses.Index())
        {
            if (joined.Count > 0 && either.Contains(place))
                joined[^1] = new(
                    Any([joined[^1].Words, clause.Words]),
                    joined[^1].InTitle is { } before && clause.InTitle is { } after ? Any([before, after]) : null,
                    [.. joined[^1].Weighing, .. clause.Weighing]);
            else joined.Add(clause);
        }

        return joined;
    }

    /// <summary>A word in any of its forms: its normal form, as a part of a compound, or taken apart when it is a compound itself.</summary>
    private static NpgsqlTsQuery AnyForm(TypedTerm term, bool isPrefix) => Any(
    [
        Lexeme(term.Dutch.Stem),
        Lexeme(term.English.Stem),
        Lexeme(SearchDocument.Part + term.Dutch.Stem),
        .. term.Dutch.Parts.Count > 1
            ? [All(term.Dutch.Parts.Select(part => Any([Lexeme(part), Lexeme(SearchDocument.Part + part)])))]
            : (IEnumerable<NpgsqlTsQuery>)[],
        .. isPrefix && term.Dutch.Exact.Length >= ShortestPrefix
            ? [Lexeme(SearchDocument.Exact + term.Dutch.Exact, isPrefix: true)]
            : (IEnumerable<NpgsqlTsQuery>)[],
    ]);

    private static IEnumerable<NpgsqlTsQuery> FormsInTitle(TypedTerm term)
    {
        yield return Lexeme(SearchDocument.InTitle + term.Dutch.Exact);
        yield return Lexeme(SearchDocument.InTitle + term.Dutch.Stem);
        yield return Lexeme(SearchDocument.InTitle + term.English.Stem);
        if (term.Dutch.Parts.Count > 1)
            yield return All(term.Dutch.Parts.Select(part => Lexeme(SearchDocument.InTitle + part)));
    }

    private static IEnumerable<NpgsqlTsQuery> Weighed(TypedTerm term) =>
    [
        Lexeme(SearchDocument.Exact + term.Dutch.Exact),
        Lexeme(term.Dutch.Stem),
        Lexeme(SearchDocument.Part + term.Dutch.Stem),
        .. term.English.Stem == term.Dutch.Stem ? (IEnumerable<NpgsqlTsQuery>)[] : [Lexeme(term.English.Stem)],
        .. term.Dutch.Parts.Select(part => Lexeme(part)),
    ];

    private static NpgsqlTsQueryLexeme Lexeme(string text, bool isPrefix = false) =>
        new(text, NpgsqlTsQueryLexeme.Weight.None, isPrefix);

    private static NpgsqlTsQuery Any(IEnumerable<NpgsqlTsQuery> queries) => queries.Aggregate((before, next) => new NpgsqlTsQueryOr(before, next));

    private static NpgsqlTsQuery All(IEnumerable<NpgsqlTsQuery> queries) => queries.Aggregate((before, next) => new NpgsqlTsQueryAnd(before, next));

    private static NpgsqlTsQuery InARow(IEnumerable<NpgsqlTsQuery> queries) => queries.Aggregate((before, next) => new NpgsqlTsQueryFollowedBy(before, 1, next));

    /// <summary>One thing asked for: where it may stand, how it stands in a title, and what counts in weighing.</summary>
    private sealed record Clause(NpgsqlTsQuery Words, NpgsqlTsQuery? InTitle, IReadOnlyList<NpgsqlTsQuery> Weighing);
}
