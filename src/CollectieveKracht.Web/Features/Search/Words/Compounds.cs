namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>
/// Takes Dutch compounds apart: every part a word of the list, with the letters that Dutch puts between them. The split with
/// the fewest, longest and most usual parts wins.
/// </summary>
internal sealed class Compounds(Lexicon lexicon)
{
    private const int Shortest = 3;
    private const int ShortestCompound = 6;

    // Weighed on the sets of words in the tests: a part more must be worth it.
    private const int CostOfPart = 20;
    private const int CostOfLink = 3;
    private const int CostOfForm = 4;

    private static readonly string[] Links = ["", "s", "en", "e", "n"];

    /// <summary>Words that are spelled like an ending: at the end of a word they would split what is no compound.</summary>
    private static readonly HashSet<string> NeverLast = Words(
        """
        heid schap lijk baar loos ster dom ling achtig zaam ing isch iek ist aar aard eel ier erij vol ment atie teit rik sel ren ten ent
        ente oren eren tie ken kel nis aat aal eer ding tel men sten ter tor tar rek iel rel mel per pen let kan lege ere ein air teert
        der deren teren nen tes sse slede sen zen ben heb zal mag moet wil doe sta tijen
        """);

    /// <summary>Words that are spelled like a prefix or like the first letters of loan words.</summary>
    private static readonly HashSet<string> NeverFirst = Words(
        """
        men ver her ont mis anti inter wester ooster noorder zuider der ren pro pre trans int ter wel ges rap por res met per min col con kar
        kan mor mar dis dia bes ten ben heb zal mag moet wil doe sta verga tie tel vers wis pal tem best gek kom kam man teel bet verg spon
        pas han priori rel
        """);

    /// <summary>Words without a meaning of their own are no part of a compound.</summary>
    private static readonly HashSet<string> Functional = Words(
        """
        het een den des dat dit wat die wie hoe hij zij wij hun ons haar van aan als dan dus nog ook toch tot waar daar hier ooit nooit alle
        elk ieder geen niet zes maar want dien
        """);

    /// <summary>A part: the letters it stands in, and the word it is.</summary>
    public readonly record struct Part(int Start, int Length, string Word);

    /// <summary>The parts in order; nothing when the word is no compound.</summary>
    public IReadOnlyList<Part>? Split(string word)
    {
        if (word.Length < ShortestCompound) return null;

        var best = new Step?[word.Length + 1];
        best[0] = new Step(0, 0, default);
        for (var start = 0; start <= word.Length - Shortest; start++)
        {
            if (best[start] is not { } before) continue;
            Extend(word, start, before, best);
        }

        return best[^1] is { } last && last.Part.Length < word.Length ? Parts(best, last) : null;
    }

    private void Extend(string word, int start, Step before, Step?[] best)
    {
        for (var end = start + Shortest; end <= word.Length; end++)
        {
            if (end == word.Length)
            {
                if (start > 0 && AsLast(word, start) is { } last) Keep(best, end, before, last.Cost, new Part(start, end - start, last.Word));
                continue;
            }

            if (word.Length - end < Shortest || AsFirst(word, start, end) is not { } first) continue;

            foreach (var link in Links)
            {
                if (!word.AsSpan(end).StartsWith(link)) continue;
                var cost = first.Cost + (link.Length == 0 ? 0 : link is "s" or "en" ? CostOfLink : CostOfLink * 3);
                Keep(best, end + link.Length, before, cost, new Part(start, end - start, first.Word));
            }
        }
    }

    private static void Keep(Step?[] best, int end, Step before, int cost, Part part)
    {
        var total = before.Cost + cost;
        if (end < best.Length && (best[end] is not { } known || total < known.Cost)) best[end] = new Step(total, part.Start, part);
    }

    private (int Cost, string Word)? AsFirst(string word, int start, int end)
    {
        var letters = word.AsSpan(start, end - start);
        if (DutchForms.IsParticle(letters)) return null;
        if (lexicon.EntriesBySpan.TryGetValue(letters, out var entry)) return Usual(entry, letters, start);
        if (!IsPlural(letters) || lexicon.BaseOf(letters.ToString()) is not { } noun || !IsLongEnough(noun)) return null;
        if (!lexicon.EntriesBySpan.TryGetValue(noun, out entry)) return null;
        return Usual(entry, letters, start) is { } form ? (form.Cost + CostOfForm, noun) : null;
    }

    private (int Cost, string Word)? AsLast(string word, int start)
    {
        var letters = word[start..];
        if (lexicon.BaseOf(letters) is not { } noun || !IsLongEnough(noun) || !lexicon.EntriesBySpan.TryGetValue(noun, out var entry)) return null;
        if (letters.EndsWith("der", StringComparison.Ordinal) && letters.Length != noun.Length) return null;
        return NeverLast.Contains(letters) ? null : Cost(noun, entry.AsLast, letters.Length, NeverLast);
    }

    private (int Cost, string Word)? Usual(Lexicon.Entry entry, ReadOnlySpan<char> letters, int start)
    {
        if (start > 0 && NeverLast.Contains(entry.Word)) return null;
        if (Cost(entry.Word, entry.AsFirst, letters.Length, NeverFirst) is not { } part) return null;

        // rechtsvorm is of recht, not of rechts: the s between parts is more usual than a word with one.
        var isLikelyLink = letters[^1] == 's' && lexicon.EntriesBySpan.TryGetValue(letters[..^1], out var without) && without.AsFirst >= entry.AsFirst;
        return isLikelyLink ? (part.Cost + CostOfForm * 2, part.Word) : part;
    }

    private static (int Cost, string Word)? Cost(string word, int strength, int length, HashSet<string> never)
    {
        var least = length switch { 3 => 5, 4 => 3, _ => 1 };
        if (strength < least || never.Contains(word) || Functional.Contains(word) || DutchForms.IsParticle(word)) return null;

        var shortness = length switch { 3 => 8, 4 => 4, 5 => 2, _ => 0 };
        return (CostOfPart + shortness + (9 - strength), word);
    }

    /// <summary>Two nouns are shorter than the rest, and only in their plural: uien, eieren.</summary>
    private static bool IsLongEnough(string noun) => noun.Length >= Shortest || noun is "ui" or "ei";

    /// <summary>The first part may be a plural: leden, vrijwilligers, kinder, musea.</summary>
    private static bool IsPlural(ReadOnlySpan<char> letters) =>
        letters.Length > Shortest && (letters.EndsWith("en") || letters.EndsWith("er") || letters.EndsWith("s") || (letters.EndsWith("e") && letters.Length > 4));

    private static List<Part> Parts(Step?[] best, Step last)
    {
        var parts = new List<Part>();
        for (var step = last; ; step = best[step.From]!.Value)
        {
            parts.Insert(0, step.Part);
            if (step.From == 0) return parts;
        }
    }

    private static HashSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private readonly record struct Step(int Cost, int From, Part Part);
}
