using CollectieveKracht.Web.Features.Search.Words;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>One word or phrase as typed, read in both languages: what someone types has no language of its own.</summary>
internal sealed record TypedTerm(string Text, Token Dutch, Token English, IReadOnlyList<Token> Phrase)
{
    public bool IsPhrase => Phrase.Count > 0;
}

/// <summary>The words that someone typed, taken apart.</summary>
/// <param name="Wanted">What must be there, in order.</param>
/// <param name="Refused">What must not be there.</param>
/// <param name="Either">The places in <paramref name="Wanted"/> of which the term or the one before it must be there.</param>
/// <param name="MayGoOn">The last word may be the beginning of a longer one.</param>
internal sealed record TypedWords(IReadOnlyList<TypedTerm> Wanted, IReadOnlyList<TypedTerm> Refused, IReadOnlyCollection<int> Either, bool MayGoOn)
{
    /// <summary>What was typed says nothing about a text, but may be a name.</summary>
    public bool InTitleOnly { get; private init; }

    public static TypedWords Read(string text, TextAnalysis analysis)
    {
        var (wanted, refused, either) = (new List<TypedTerm>(), new List<TypedTerm>(), new HashSet<int>());
        var isEither = false;
        foreach (var (chunk, isPhrase) in Chunks(text))
        {
            if (!isPhrase && chunk is "OF" or "OR")
            {
                isEither = wanted.Count > 0;
                continue;
            }

            var isRefused = chunk.Length > 1 && chunk[0] == '-';
            foreach (var term in Terms(isRefused ? chunk[1..] : chunk, isPhrase, analysis))
            {
                if (isRefused) refused.Add(term);
                else wanted.Add(term);
                if (isEither && !isRefused) either.Add(wanted.Count - 1);
                isEither = false;
            }
        }

        return WithoutStopWords(wanted, refused, either, analysis);
    }

    /// <summary>What stands between spaces, or between quotes; a quote that is not closed closes at the end.</summary>
    private static IEnumerable<(string Text, bool IsPhrase)> Chunks(string text)
    {
        for (var place = 0; place < text.Length;)
        {
            if (text[place] == ' ')
            {
                place++;
                continue;
            }

            var opens = text[place] == '-' && place + 1 < text.Length ? place + 1 : place;
            if (IsQuote(text[opens]))
            {
                var closes = opens + 1;
                while (closes < text.Length && !IsQuote(text[closes])) closes++;
                yield return (text[place..opens] + text[(opens + 1)..closes], true);
                place = closes + 1;
                continue;
            }

            var end = text.IndexOf(' ', place);
            if (end < 0) end = text.Length;
            yield return (text[place..end], false);
            place = end;
        }
    }

    private static bool IsQuote(char sign) => sign is '"' or '“' or '”' or '„' or '«' or '»';

    private static IEnumerable<TypedTerm> Terms(string text, bool isPhrase, TextAnalysis analysis)
    {
        var (dutch, english) = (analysis.Read(text, "nl"), analysis.Read(text, "en"));
        if (isPhrase && dutch.Count > 1)
        {
            yield return new(text, dutch[0], english[0], dutch);
            yield break;
        }

        foreach (var (place, word) in dutch.Index())
            yield return new(text.Substring(word.Start, word.Length), word, place < english.Count ? english[place] : word, isPhrase ? [word] : []);
    }

    // Where only stop words were typed, they are what is looked for: in titles, since every text holds them.
    private static TypedWords WithoutStopWords(List<TypedTerm> wanted, List<TypedTerm> refused, HashSet<int> either, TextAnalysis analysis)
    {
        var mayGoOn = wanted is [.., { IsPhrase: false }];
        var kept = wanted.Index().Where(term => term.Item.IsPhrase || !analysis.IsStopWord(term.Item.Dutch.Exact, "nl")).ToList();
        if (kept.Count == 0) return new(wanted, refused, either, mayGoOn) { InTitleOnly = true };

        var isLastKept = mayGoOn && kept[^1].Index == wanted.Count - 1;
        return new(
            [.. kept.Select(term => term.Item)], refused,
            [.. kept.Index().Where(term => either.Contains(term.Item.Index)).Select(term => term.Index)], isLastKept);
    }
}
