namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>Reads an English word.</summary>
internal static class EnglishWords
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["children"] = "child", ["men"] = "man", ["women"] = "woman", ["feet"] = "foot", ["teeth"] = "tooth", ["mice"] = "mouse", ["people"] = "person",
        ["persons"] = "person", ["lives"] = "life", ["wives"] = "wife", ["knives"] = "knife", ["leaves"] = "leaf", ["shelves"] = "shelf", ["halves"] = "half",
        ["selves"] = "self", ["loaves"] = "loaf", ["wolves"] = "wolf", ["criteria"] = "criterion", ["phenomena"] = "phenomenon", ["analyses"] = "analysis",
        ["crises"] = "crisi", ["crisis"] = "crisi", ["ran"] = "run", ["held"] = "hold", ["found"] = "find", ["made"] = "make", ["built"] = "build",
        ["paid"] = "pay", ["kept"] = "keep", ["left"] = "leav", ["sold"] = "sell", ["bought"] = "buy", ["brought"] = "bring", ["taught"] = "teach",
        ["thought"] = "think", ["wrote"] = "write", ["written"] = "write", ["chose"] = "choos", ["chosen"] = "choos", ["gave"] = "give", ["given"] = "give",
        ["took"] = "take", ["taken"] = "take", ["grew"] = "grow", ["grown"] = "grow", ["knew"] = "know", ["known"] = "know", ["led"] = "lead", ["lent"] = "lend",
        ["met"] = "meet", ["spent"] = "spend", ["sent"] = "send", ["shared"] = "share", ["spoke"] = "speak", ["spoken"] = "speak", ["won"] = "win",
    };

    public static Word Read(string exact) =>
        Word.Simple(exact, Irregular.TryGetValue(exact, out var known) ? known : EnglishStem.Of(exact));

    /// <summary>members', co-op's: the ending after an apostrophe says whose. In don't and we're it is a word, left as it is.</summary>
    public static Word? Join(string word, string ending) => ending is "s" ? Read(word) : null;
}
