namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>Reads an English word.</summary>
internal static class EnglishWords
{
    /// <summary>The stem, and the forms that no rule gives.</summary>
    private static readonly Dictionary<string, string> Irregular = Forms(
        """
        child children, man men, woman women, foot feet, tooth teeth, mouse mice, person people persons, life lives,
        wife wives, knife knives, leaf leaves, shelf shelves, half halves, self selves, loaf loaves, wolf wolves,
        criterion criteria, phenomenon phenomena, analysi analyses analysis, crisi crises crisis, run ran, hold held, find found,
        make made, build built, pay paid, keep kept, leav left, sell sold, buy bought, bring brought, teach taught,
        think thought, write wrote written, choos chose chosen, give gave given, take took taken, grow grew grown,
        know knew known, lead led, lend lent, meet met, spend spent, send sent, speak spoke spoken, win won
        """);

    public static Word Read(string exact) =>
        Word.Simple(exact, Irregular.TryGetValue(exact, out var known) ? known : EnglishStem.Of(exact));

    /// <summary>members', co-op's: the ending after an apostrophe says whose. In don't and we're it is a word, left as it is.</summary>
    public static Word? Join(string word, string ending) => ending is "s" ? Read(word) : null;

    private static Dictionary<string, string> Forms(string text) =>
        text.Split(',').Select(group => group.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(group => group.Skip(1), (group, form) => (form, group[0])).ToDictionary(StringComparer.Ordinal);
}
