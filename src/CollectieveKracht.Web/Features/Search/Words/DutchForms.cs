namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>
/// The rules of Dutch inflection, backwards: which words could a form be of? The likeliest first. A list of words has to say
/// which of them exist.
/// </summary>
internal static class DutchForms
{
    private static readonly string[] Particles =
    [
        "achteruit", "overeen", "tegemoet", "terecht", "binnen", "bijeen", "buiten", "samen", "terug", "tegen", "tussen", "uiteen",
        "vooruit", "achter", "onder", "rond", "heen", "langs", "neer", "over", "voort", "voor", "vast", "vrij", "weer", "door", "deel",
        "plaats", "goed", "stil", "open", "thuis", "mede", "aan", "bij", "los", "mee", "mis", "toe", "uit", "vol", "weg", "af", "in", "na", "om", "op",
    ];

    private static readonly string[] BentEndings = ["ende", "end", "ere", "er", "ste", "st"];

    private static readonly string[] Prefixes = ["be", "ge", "her", "ont", "ver", "er"];

    /// <summary>What the word could be the plural, the diminutive or the bent form of.</summary>
    public static IEnumerable<string> BasesOf(string word)
    {
        if (word.Length < 3) yield break;

        if (word.EndsWith('s'))
        {
            yield return word[..^1];
            if (word.EndsWith("jes", StringComparison.Ordinal))
            {
                foreach (var noun in DiminutiveBases(word[..^1])) yield return noun;
            }
        }

        if (word.EndsWith("je", StringComparison.Ordinal))
        {
            foreach (var noun in DiminutiveBases(word)) yield return noun;
        }

        if (word.EndsWith("heden", StringComparison.Ordinal)) yield return word[..^3] + "id";

        if (word.EndsWith("en", StringComparison.Ordinal))
        {
            yield return word[..^1];
            foreach (var form in Before(word[..^2])) yield return form;
            if (word.EndsWith("den", StringComparison.Ordinal) || word.EndsWith("ten", StringComparison.Ordinal)) yield return word[..^3];
            if (word.EndsWith("eren", StringComparison.Ordinal)) yield return word[..^4];
            if (word.EndsWith("nnen", StringComparison.Ordinal)) yield return word[..^3];
        }

        if (word.EndsWith('e') && !word.EndsWith("ee", StringComparison.Ordinal))
        {
            foreach (var form in Before(word[..^1])) yield return form;
            if (word.EndsWith("de", StringComparison.Ordinal) || word.EndsWith("te", StringComparison.Ordinal)) yield return word[..^2];
        }

        if (word.EndsWith('t') || word.EndsWith('d')) yield return word[..^1];

        foreach (var ending in BentEndings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + 2) continue;
            if (ending[0] == 's') yield return word[..^ending.Length];
            else foreach (var form in Before(word[..^ending.Length])) yield return form;
            if (ending is "ere" or "er" && word.Length > ending.Length + 3 && word[^(ending.Length + 1)] == 'd' && word[^(ending.Length + 2)] == 'r') yield return word[..^(ending.Length + 1)];
        }

        if (word.EndsWith('a')) yield return word[..^1] + "um";
        if (word.EndsWith("ci", StringComparison.Ordinal) || word.EndsWith("gi", StringComparison.Ordinal)) yield return word[..^1] + "us";

        foreach (var verb in ParticipleBases(word)) yield return verb;
    }

    /// <summary>What stood there before an ending that begins with a vowel: bom(en) was boom, bos(s)(en) was bos, brie(v)(en) was brief.</summary>
    public static IEnumerable<string> Before(string stem)
    {
        if (stem.Length < 2) yield break;

        var last = stem[^1];
        if (IsVowel(last))
        {
            yield return stem;
            yield break;
        }

        if (stem.Length > 2 && last == stem[^2])
        {
            yield return stem[..^1];
            yield break;
        }

        var isOpen = stem.Length > 1 && stem[^2] is 'a' or 'e' or 'o' or 'u' && (stem.Length == 2 || !IsVowel(stem[^3]) || IsOwnSyllable(stem));
        var hard = last switch { 'v' => 'f', 'z' => 's', _ => last };
        if (isOpen) yield return string.Concat(stem.AsSpan(0, stem.Length - 1), stem.AsSpan(stem.Length - 2, 1), [hard]);
        yield return stem[..^1] + hard;
        if (hard != last) yield return stem;
        // financi-ele, without its diaeresis; after the rest, as brie-ven is far more usual.
        if (stem.Length > 3 && stem[^2] == 'e' && stem[^3] == 'i') yield return stem[..^1] + "e" + hard;
    }

    /// <summary>The verb with a loose first part: aan, samen, deel. What follows it is bent as if it stood alone.</summary>
    public static IEnumerable<(string Particle, string Verb)> WithoutParticle(string word)
    {
        foreach (var particle in Particles)
        {
            if (word.Length > particle.Length + 2 && word.StartsWith(particle, StringComparison.Ordinal)) yield return (particle, word[particle.Length..]);
        }
    }

    public static IEnumerable<(string Prefix, string Verb)> WithoutPrefix(string word)
    {
        foreach (var prefix in Prefixes)
        {
            if (word.Length > prefix.Length + 2 && word.StartsWith(prefix, StringComparison.Ordinal)) yield return (prefix, word[prefix.Length..]);
        }
    }

    /// <summary>Whether it is a particle, and not a noun that is used as one, such as deel and plaats.</summary>
    public static bool IsParticle(ReadOnlySpan<char> word)
    {
        foreach (var particle in Particles)
        {
            if (word.SequenceEqual(particle)) return particle is not ("deel" or "plaats" or "weg" or "vrij" or "thuis" or "goed" or "open");
        }

        return false;
    }

    public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>Two vowels that are no pair: crea-tor, cooperati-eve.</summary>
    private static bool IsOwnSyllable(string stem) => (stem[^3], stem[^2]) is ('i', 'a') or ('e', 'a') or ('i', 'o') or ('u', 'a') or ('u', 'e');

    private static IEnumerable<string> DiminutiveBases(string word)
    {
        var stem = word[..^2];
        if (stem.EndsWith("et", StringComparison.Ordinal) && stem.Length > 4 && stem[^3] == stem[^4] && !IsVowel(stem[^3])) yield return stem[..^3];
        if (stem.EndsWith("et", StringComparison.Ordinal) && stem.Length > 4 && stem.EndsWith("nget", StringComparison.Ordinal)) yield return stem[..^2];
        if (stem.EndsWith('t'))
        {
            var noun = stem[..^1];
            yield return noun;
            // foto: fotootje, oma: omaatje.
            if (noun.Length > 3 && noun[^1] == noun[^2] && IsVowel(noun[^1])) yield return noun[..^1];
        }

        yield return stem;
        if (stem.EndsWith("mp", StringComparison.Ordinal)) yield return stem[..^1];
        if (stem.EndsWith("nk", StringComparison.Ordinal)) yield return stem[..^1] + "g";
    }

    private static IEnumerable<string> ParticipleBases(string word)
    {
        var bare = word;
        if (bare.EndsWith('e')) bare = bare[..^1];
        if (!bare.EndsWith('d') && !bare.EndsWith('t')) yield break;

        if (bare != word) yield return bare[..^1];
        if (bare.StartsWith("ge", StringComparison.Ordinal) && bare.Length > 4)
        {
            yield return bare[2..^1];
            yield return bare[2..];
        }

        foreach (var (particle, rest) in WithoutParticle(bare))
        {
            if (!rest.StartsWith("ge", StringComparison.Ordinal) || rest.Length < 5) continue;
            yield return particle + rest[2..^1];
            yield return particle + rest[2..];
        }
    }
}
