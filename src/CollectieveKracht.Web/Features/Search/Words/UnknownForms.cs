namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>Endings of words that no list has: names, new words, words from abroad. Careful, as nothing says what is a word.</summary>
internal static class UnknownForms
{
    private static readonly (string Ending, string Base)[] Endings =
    [
        ("heden", "heid"), ("ingen", "ing"), ("ieen", "ie"), ("ische", "isch"), ("elijke", "elijk"), ("elijkst", "elijk"), ("bare", "baar"), ("loze", "loos"),
        ("zame", "zaam"), ("tieve", "tief"), ("tieven", "tief"), ("ele", "eel"), ("ale", "aal"), ("aire", "air"), ("euze", "eus"), ("ige", "ig"),
        ("eerden", "eer"), ("eerde", "eer"), ("eert", "eer"), ("eren", "eer"), ("eringen", "ering"), ("tjes", ""), ("tje", ""), ("isten", "ist"),
        ("ies", "ie"), ("aars", "aar"), ("ers", "er"), ("els", "el"), ("ems", "em"), ("ens", "en"), ("ors", "or"), ("aten", "aat"), ("enten", "ent"),
        ("anten", "ant"), ("aties", "atie"), ("iteiten", "iteit"),
    ];

    private const int ShortestStem = 4;

    public static string StemOf(string word)
    {
        foreach (var (ending, end) in Endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length + end.Length >= ShortestStem) return word[..^ending.Length] + end;
        }

        if (word.Length <= ShortestStem + 1) return word;
        if (word.EndsWith("en", StringComparison.Ordinal)) return DutchForms.Before(word[..^2]).FirstOrDefault() ?? word;
        if (word.EndsWith('s') && !DutchForms.IsVowel(word[^2]) && word[^2] != 's') return word[..^1];
        return word;
    }
}
