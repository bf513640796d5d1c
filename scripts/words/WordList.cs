using CollectieveKracht.Web.Features.Search.Words;

/// <summary>
/// The full list of Dutch words, and what can be left out of it: forms that a rule leads back to another word, and compounds
/// that the splitter takes apart itself.
/// </summary>
internal sealed class WordList
{
    private const int UsesOfNoun = 12;

    private readonly HashSet<string> all;
    private readonly HashSet<string> names;
    private readonly Dictionary<string, string> forms = [];
    private readonly string irregular;
    private readonly HashSet<string> irregularForms = [];
    private readonly HashSet<string> irregularBases = [];
    private readonly HashSet<string> bases;
    private readonly Dictionary<string, int> first = [];
    private readonly Dictionary<string, int> last = [];

    private readonly HashSet<string> kept;
    private readonly HashSet<string> nouns;
    private readonly HashSet<string> verbs = [];

    private WordList(HashSet<string> all, HashSet<string> names, string irregular, HashSet<string> kept, HashSet<string> nouns)
    {
        this.kept = kept;
        this.nouns = nouns;
        this.all = all;
        this.names = names;
        this.irregular = irregular;
        all.UnionWith(kept);
        CountParts();
        FindForms();
        bases = all.Where(word => !forms.ContainsKey(word)).ToHashSet();
        foreach (var count in new[] { first, last })
        {
            foreach (var (form, word) in forms) count[word] = count.GetValueOrDefault(word) + count.GetValueOrDefault(form);
        }
    }

    /// <param name="path">The full list, a word a line.</param>
    /// <param name="irregular">The forms that no rule gives.</param>
    /// <param name="nouns">Nouns in -ing that mean something else than their verb.</param>
    /// <param name="kept">Words that look like compounds and are none, or that readers take as one notion.</param>
    public static WordList Read(string path, string irregular, string kept, string nouns)
    {
        HashSet<string> all = [], names = [];
        foreach (var line in File.ReadLines(path))
        {
            var word = TextAnalysis.Fold(line);
            if (word.Length < 2 || word.AsSpan().ContainsAnyExceptInRange('a', 'z')) continue;
            (char.IsUpper(line[0]) ? names : all).Add(word);
        }

        names.ExceptWith(all);
        return new WordList(all, names, File.ReadAllText(irregular), Words(kept), Words(nouns));

        static HashSet<string> Words(string file) => [.. File.ReadAllText(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <param name="added">Words that the full list does not have, or has without compounds, as lines of the reduced list.</param>
    public IEnumerable<string> Reduced(string[] added)
    {
        var lexicon = Lexicon.Read(new StringReader(string.Join('\n', bases.Select(Line).Concat(added))), new StringReader(irregular));
        Console.WriteLine($"{all.Count} words, {forms.Count} forms, {bases.Count} bases, {names.Count} names");
        var compounds = new Compounds(lexicon);
        var simple = bases.Where(word => lexicon.IrregularWithin(word) is null && !IsCompound(word, compounds)).ToHashSet();
        Console.WriteLine($"{simple.Count} simple");


        lexicon = Lexicon.Read(new StringReader(string.Join('\n', simple.Select(Line).Concat(added))), new StringReader(irregular));
        compounds = new Compounds(lexicon);
        var misread = names.Where(name => compounds.Split(name) is not null).ToList();
        Console.WriteLine($"{misread.Count} names");
        var exceptions = forms
            .Where(form => simple.Contains(form.Value) && lexicon.BaseOf(form.Key) != form.Value)
            .Select(form => $"{form.Key}>{form.Value}").ToList();
        Console.WriteLine($"{exceptions.Count} exceptions");
        simple.ExceptWith(added.Select(line => line.Split(' ')[0]));
        return simple.Select(Line).Concat(misread).Concat(exceptions).Concat(added).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>Every word that is two words of the list, with or without a letter between, says that both can be parts.</summary>
    private void CountParts()
    {
        foreach (var word in all)
        {
            for (var i = 3; i <= word.Length - 3; i++)
            {
                var (left, right) = (word[..i], word[i..]);
                if (!all.Contains(right)) continue;
                if (!all.Contains(left) && left[^1] == 's' && left.Length > 5 && all.Contains(left[..^1])) left = left[..^1];
                if (!all.Contains(left)) continue;
                Count(first, left, right);
                Count(last, right, left);
            }
        }

        void Count(Dictionary<string, int> counts, string part, string other)
        {
            if (other.Length >= 4) counts[part] = counts.GetValueOrDefault(part) + 1;
        }
    }

    private void FindForms()
    {
        foreach (var line in irregular.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            all.Add(parts[0]);
            irregularBases.Add(parts[0]);
            foreach (var form in parts.Skip(1))
            {
                forms[form] = parts[0];
                irregularForms.Add(form);
            }
        }

        foreach (var infinitive in all.Where(word => word.EndsWith("en") && all.Contains(word + "d")).Order(StringComparer.Ordinal))
        {
            foreach (var stem in DutchForms.Before(infinitive[..^2]))
            {
                if (!all.Contains(stem) || (!stem.EndsWith('t') && !all.Contains(stem + "t"))) continue;
                AddVerb(infinitive, stem);
                break;
            }
        }

        foreach (var word in all.Order(StringComparer.Ordinal))
        {
            if (word.EndsWith("ste") && all.Contains(word[..^1])) AddAdjective(word[..^3]);
        }

        foreach (var word in all.OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal))
        {
            if (forms.ContainsKey(word) || irregularBases.Contains(word) || kept.Contains(word) || IsOwnWord(word)) continue;
            var candidates = DutchForms.BasesOf(word).Where(candidate => IsLikely(word, candidate)).ToList();
            if ((candidates.Find(candidate => !forms.ContainsKey(candidate)) ?? candidates.FirstOrDefault()) is { } noun) Add(word, forms.GetValueOrDefault(noun, noun));
        }

        AddParticleVerbs();
    }

    /// <summary>opschalen, of which the list has no opschaal.</summary>
    private void AddParticleVerbs()
    {
        foreach (var word in all.Where(word => word.EndsWith("en") && !forms.ContainsKey(word)).ToList())
        {
            foreach (var (particle, verb) in DutchForms.WithoutParticle(word))
            {
                if (!forms.TryGetValue(verb, out var stem)) continue;
                all.Add(particle + stem);
                AddVerb(word, particle + stem);
            }
        }
    }

    private void AddVerb(string infinitive, string stem)
    {
        verbs.Add(stem);
        string[] endings = ["t", "te", "ten", "de", "den"];
        foreach (var ending in endings) AddUnlessNoun(stem + ending, stem);
        if (DutchForms.WithoutPrefix(stem).Any()) AddUnlessNoun(stem + "d", stem, 40);
        Add(infinitive, stem);
        Add(infinitive + "d", stem);
        Add(infinitive + "de", stem);
        foreach (var participle in Participles(stem))
        {
            AddUnlessNoun(participle, stem, participle.EndsWith('d') ? 40 : UsesOfNoun);
            AddUnlessNoun(participle + "e", stem);
        }
    }

    private static IEnumerable<string> Participles(string stem)
    {
        foreach (var end in new[] { "t", "d", "" })
        {
            if (end.Length > 0 || stem[^1] is 't' or 'd') yield return "ge" + stem + end;
            foreach (var (particle, rest) in DutchForms.WithoutParticle(stem))
            {
                if (end.Length > 0 || stem[^1] is 't' or 'd') yield return particle + "ge" + rest + end;
            }
        }
    }

    private void AddAdjective(string stem)
    {
        if (!all.Contains(stem) || !all.Contains(Opened(stem) + "e")) return;
        AddUnlessNoun(stem + "st", stem);
        Add(stem + "ste", stem);

        var open = Opened(stem);
        foreach (var ending in new[] { "e", "ere", "en" }) AddUnlessNoun(open + ending, stem);
        if (stem.EndsWith('r')) AddUnlessNoun(stem + "dere", stem);
        // "iets groters" is no plural, so of a comparative only a diminutive says that it is a noun too: dichter, leger.
        foreach (var comparative in new[] { open + "er", stem + "der" })
        {
            if (!all.Contains(comparative + "tje") && first.GetValueOrDefault(comparative + "s") < 5) Add(comparative, stem);
        }
    }

    /// <summary>How a word is written before an ending with a vowel: groot, gro(te); dik, dik(ke); lief, lie(ve).</summary>
    private string Opened(string stem) =>
        new[] { Doubled(stem), Single(stem), Soft(Single(stem)), Soft(stem) }.FirstOrDefault(form => all.Contains(form + "e")) ?? stem;

    private static string Doubled(string stem) =>
        DutchForms.IsVowel(stem[^2]) && (stem.Length < 3 || !DutchForms.IsVowel(stem[^3])) ? stem + stem[^1] : stem;

    private static string Single(string stem) =>
        stem.Length > 3 && stem[^2] == stem[^3] ? stem[..^2] + stem[^1] : stem;

    private static string Soft(string stem) => stem[^1] switch { 'f' => stem[..^1] + 'v', 's' => stem[..^1] + 'z', _ => stem };

    private void AddUnlessNoun(string form, string word, int usesOfNoun = UsesOfNoun)
    {
        // maanden is of maand, not of the verb manen.
        if ((form.EndsWith("den") || form.EndsWith("ten")) && all.Contains(form[..^2]) && IsOwnWord(form[..^2])) return;
        if (!IsOwnWord(form, usesOfNoun)) Add(form, word);
    }

    private void Add(string form, string word)
    {
        if (form != word && all.Contains(form) && !irregularBases.Contains(form) && !kept.Contains(form) && !forms.ContainsKey(form)) forms[form] = word;
    }

    /// <summary>A word with a plural or a diminutive of its own, or one that compounds are made with, is no form of another.</summary>
    private bool IsOwnWord(string word, int usesOfNoun = UsesOfNoun)
    {
        if (word.EndsWith("je") || word.EndsWith("jes")) return false;
        if (word.EndsWith("en")) return all.Contains(word + "s") || all.Contains(word + "tje");
        if (word.EndsWith('e')) return all.Contains(word + "s") || all.Contains(word + "tje") || first.GetValueOrDefault(word) >= 15;
        if (word.EndsWith('s')) return all.Contains(word + "en") || all.Contains(word + "sen") || all.Contains(word[..^1] + "zen") || all.Contains(word + "je");
        if (word.EndsWith("er") && (all.Contains(word + "s") || all.Contains(word + "tje"))) return true;
        return Uses(word) >= usesOfNoun;
    }

    /// <summary>How many compounds of the list hold the word.</summary>
    private int Uses(string word) => first.GetValueOrDefault(word) + last.GetValueOrDefault(word);

    private bool IsLikely(string word, string candidate)
    {
        if (candidate.Length < 2 || candidate == word || !all.Contains(candidate) || irregularForms.Contains(candidate)) return false;
        if (forms.TryGetValue(candidate, out var known) && known == word) return false;
        if (word.EndsWith('s') && candidate.Length == word.Length - 1) return candidate.Length > 3;
        if (word.EndsWith("je") || word.EndsWith("jes")) return true;
        if (word.EndsWith("en")) return candidate.Length >= word.Length - 3;
        if (word.EndsWith('e')) return candidate.Length >= word.Length - 2 && last.GetValueOrDefault(word) <= 5 + (2 * last.GetValueOrDefault(candidate));
        if (word.EndsWith("er") || word.EndsWith("ers")) return false;
        if (candidate.Length >= word.Length - 1 && !word.EndsWith('t') && !word.EndsWith('d')) return true;
        return word.Length > 5 && !first.ContainsKey(word) && last.GetValueOrDefault(word) < 4;
    }

    private bool IsCompound(string word, Compounds compounds)
    {
        if (compounds.Split(word) is null || IsUnit(word)) return false;
        if (DutchForms.WithoutPrefix(word).Any(split => all.Contains(split.Verb))) return false;
        if (DutchForms.WithoutParticle(word).Any(split => DutchForms.IsParticle(split.Particle) && all.Contains(split.Verb))) return false;
        return !IsDerived(word, compounds);
    }

    /// <summary>Short words that so many compounds are made with are one notion: winkel, cultuur, netwerk.</summary>
    private bool IsUnit(string word) =>
        kept.Contains(word) || irregularBases.Contains(word) || (word.Length <= 9 && Uses(word) >= 100) || (word.Length <= 7 && Uses(word) >= 50);

    /// <summary>bestelling is bestel with an ending, and no bes with a telling.</summary>
    private bool IsDerived(string word, Compounds compounds)
    {
        foreach (var ending in new[] { "ing", "er", "ig", "heid", "elijk", "lijk", "baar", "loos", "schap", "aar", "erij", "isch", "ist", "isme", "e", "te", "st", "ster" })
        {
            if (!word.EndsWith(ending) || word.Length < ending.Length + 3) continue;
            if (DutchForms.Before(word[..^ending.Length]).Append(word[..^ending.Length]).Any(stem => stem.Length > 2 && all.Contains(stem) && compounds.Split(stem) is null)) return true;
        }

        return false;
    }

    private string Line(string word)
    {
        int one = Strength(first.GetValueOrDefault(word)), two = Strength(last.GetValueOrDefault(word));
        // A long word that ends compounds can begin them, and the other way round: werving, wervingscampagne.
        if (word.Length > 6 ? one + two > 0 : word.Length > 4 && all.Contains(word + "s")) (one, two) = (Math.Max(one, 1), Math.Max(two, 1));
        if (VerbOf(word) is { } verb) return $"{word} {one}{two} {verb}";
        return one + two == 0 ? word : $"{word} {one}{two}";
    }

    /// <summary>werving is what one does who werft.</summary>
    private string? VerbOf(string word)
    {
        if (!word.EndsWith("ing") || nouns.Contains(word)) return null;
        return DutchForms.Before(word[..^3]).FirstOrDefault(stem => verbs.Contains(stem) || irregularBases.Contains(stem));
    }

    /// <summary>1 for a single compound, one more for every doubling.</summary>
    private static int Strength(int count) => count == 0 ? 0 : Math.Min(9, 1 + (int)Math.Log2(count));
}
