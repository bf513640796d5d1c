using System.Globalization;
using System.Text;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.Http.Extensions;

namespace CollectieveKracht.Web.Features.Search;

public enum ListingOrder
{
    Relevance,
    Newest,
    Recognised,
    Name,
}

/// <summary>
/// What a list is asked to show, as its address says it: words, chosen values per dimension, order and page. Reading an
/// address never fails; what it does not understand it leaves out and names in <see cref="Ignored"/>.
/// </summary>
public sealed record ListingRequest
{
    public const int MaxWordsLength = 200;
    public const int MaxValues = 25;

    private static readonly Dictionary<string, ListingOrder> Orders = new()
    {
        ["passend"] = ListingOrder.Relevance,
        ["nieuwste"] = ListingOrder.Newest,
        ["herkend"] = ListingOrder.Recognised,
        ["naam"] = ListingOrder.Name,
    };

    private static readonly Dictionary<string, SearchKind> KindNames = new()
    {
        ["kennis"] = SearchKind.Article,
        ["vragen"] = SearchKind.Question,
        ["uitdagingen"] = SearchKind.Challenge,
        ["collectieven"] = SearchKind.Collective,
        ["netwerken"] = SearchKind.Network,
        ["begrippen"] = SearchKind.Term,
    };

    private static readonly Dictionary<string, WordsMode> Modes = new()
    {
        ["precies"] = WordsMode.Literal,
        ["meeste"] = WordsMode.Most,
    };

    /// <summary>The path of the list, without language.</summary>
    public required string Path { get; init; }

    /// <summary>The kinds that the list is about; search can narrow them to one with <see cref="Kind"/>.</summary>
    public required IReadOnlyList<SearchKind> Kinds { get; init; }

    public string Words { get; init; } = "";

    /// <summary>How freely the words are understood.</summary>
    public WordsMode WordsMode { get; init; }

    /// <summary>Whether more was asked than is searched for: the rest of the words was left out.</summary>
    public bool IsCut { get; init; }

    /// <summary>The one kind chosen, in search.</summary>
    public SearchKind? Kind { get; init; }

    public IReadOnlyDictionary<FacetDimension, IReadOnlyList<string>> Chosen { get; init; } =
        new Dictionary<FacetDimension, IReadOnlyList<string>>();

    /// <summary>As asked; null for the list's own default.</summary>
    public ListingOrder? Order { get; init; }

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What the address asked that is not known, as "name=value", cut to a readable length.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Other parameters of the page that its links keep, for example "weergave=kaart".</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>();

    public bool IsFiltered => Words.Length > 0 || Chosen.Count > 0;

    public ListingOrder EffectiveOrder =>
        Order is { } asked && (asked != ListingOrder.Relevance || Words.Length > 0)
            ? asked
            : Words.Length > 0 ? ListingOrder.Relevance : DefaultOrder;

    /// <summary>The order of the list when none is asked and there are no words to rank by.</summary>
    public ListingOrder DefaultOrder { get; init; } = ListingOrder.Newest;

    public static string NameOf(SearchKind kind) => KindNames.Single(pair => pair.Value == kind).Key;

    /// <summary>As in the address; the usual way has no name there.</summary>
    public static string NameOf(WordsMode mode) => Modes.Single(pair => pair.Value == mode).Key;

    public static string NameOf(ListingOrder order) => Orders.Single(pair => pair.Value == order).Key;

    /// <summary>Reads the address of a list.</summary>
    /// <param name="kept">Names of parameters that are the page's own business and that its links keep.</param>
    public static ListingRequest Read(
        HttpRequest request, Vocabulary vocabulary, IReadOnlyList<SearchKind> kinds,
        ListingOrder defaultOrder = ListingOrder.Newest, params IReadOnlyList<string> kept)
    {
        var ignored = new List<string>();
        var chosen = new Dictionary<FacetDimension, IReadOnlyList<string>>();
        foreach (var dimension in FacetDimension.All)
        {
            var values = request.Query[dimension.Name].OfType<string>().Where(value => value.Length > 0).Distinct()
                .Select(value => (Asked: value, vocabulary.Find(dimension, value)?.Slug)).ToList();
            var known = values.Select(value => value.Slug).OfType<string>().Distinct().Take(MaxValues).ToList();
            ignored.AddRange(values.Where(value => value.Slug is null || !known.Contains(value.Slug)).Select(value => Readable(dimension.Name, value.Asked)));
            if (known.Count > 0) chosen[dimension] = known;
        }

        var words = ReadWords(request.Query["q"].ToString());
        return new ListingRequest
        {
            Path = request.Path,
            Kinds = kinds,
            DefaultOrder = defaultOrder,
            Words = Cut(words),
            WordsMode = ReadOne("woorden", Modes) ?? WordsMode.Usual,
            IsCut = words.Length > MaxWordsLength,
            Kind = ReadOne("soort", KindNames) is { } kind && kinds.Count > 1 && kinds.Contains(kind) ? kind : null,
            Order = ReadOne("volgorde", Orders),
            Page = ReadPage(),
            Chosen = chosen,
            Ignored = [.. ignored.Take(MaxValues)],
            Kept = kept.Where(name => request.Query.ContainsKey(name)).ToDictionary(name => name, name => request.Query[name].ToString()),
        };

        T? ReadOne<T>(string name, Dictionary<string, T> values) where T : struct
        {
            var value = request.Query[name].ToString();
            if (value.Length == 0) return null;
            if (values.TryGetValue(value, out var found)) return found;
            ignored.Add(Readable(name, value));
            return null;
        }

        int ReadPage()
        {
            var value = request.Query["pagina"].ToString();
            if (value.Length == 0) return 1;
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0) return page;
            ignored.Add(Readable("pagina", value));
            return 1;
        }
    }

    public bool Has(FacetDimension dimension, string slug) => Chosen.TryGetValue(dimension, out var slugs) && slugs.Contains(slug);

    public ListingRequest With(FacetDimension dimension, string slug) => Choosing(dimension, [.. Chosen.GetValueOrDefault(dimension) ?? [], slug]);

    public ListingRequest Without(FacetDimension dimension, string slug) => Choosing(dimension, [.. Chosen[dimension].Where(value => value != slug)]);

    /// <summary>With these values of the dimension and no others.</summary>
    public ListingRequest Only(FacetDimension dimension, IEnumerable<string> slugs) => Choosing(dimension, [.. slugs]);

    public ListingRequest WithoutFilters() => this with { Chosen = new Dictionary<FacetDimension, IReadOnlyList<string>>(), Page = 1 };

    public ListingRequest Only(SearchKind? kind) => this with { Kind = kind, Page = 1 };

    /// <summary>The address that asks for this, with the parameters always in the same order. Begins at the root of the language.</summary>
    public string Address(string? path = null)
    {
        var query = new QueryBuilder();
        if (Words.Length > 0) query.Add("q", Words);
        if (WordsMode != WordsMode.Usual) query.Add("woorden", NameOf(WordsMode));
        if (Kind is { } kind) query.Add("soort", NameOf(kind));
        foreach (var dimension in FacetDimension.All)
        {
            if (Chosen.TryGetValue(dimension, out var slugs)) query.Add(dimension.Name, slugs);
        }

        if (Order is { } order) query.Add("volgorde", NameOf(order));
        foreach (var (name, value) in Kept) query.Add(name, value);
        if (Page > 1) query.Add("pagina", Page.ToString(CultureInfo.InvariantCulture));
        return (path ?? Path) + query.ToQueryString();
    }

    private ListingRequest Choosing(FacetDimension dimension, IReadOnlyList<string> slugs)
    {
        var chosen = Chosen.Where(pair => pair.Key != dimension).ToDictionary();
        if (slugs.Count > 0) chosen[dimension] = [.. slugs.Distinct()];
        return this with { Chosen = chosen, Page = 1 };
    }

    /// <summary>Words as they can be searched and shown, whatever was sent.</summary>
    internal static string ReadWords(string text) =>
        string.Join(' ', new string([.. Normalised(text).Where(c => !TurnsDirection(c)).Select(c => char.IsControl(c) ? ' ' : c)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // Never between the two halves of a character.
    internal static string Cut(string words) =>
        words.Length <= MaxWordsLength ? words
        : words[..(char.IsHighSurrogate(words[MaxWordsLength - 1]) ? MaxWordsLength - 1 : MaxWordsLength)].TrimEnd();

    // Marks that turn around what follows them: with these, words in a sentence would turn the sentence.
    private static bool TurnsDirection(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Broken surrogate pairs and U+FFFE cannot be normalised, and the former not stored by PostgreSQL: they are replaced.
    private static string Normalised(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);

    internal static string Readable(string name, string value) => $"{name}={(value.Length <= 40 ? value : value[..40] + "…")}";
}
