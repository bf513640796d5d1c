namespace CollectieveKracht.Web.Features.Search.Words;

/// <summary>Reads a Dutch word: the form that its inflections share, and its parts.</summary>
internal sealed class DutchWords(Lexicon lexicon)
{
    private readonly Compounds compounds = new(lexicon);

    public Word Read(string exact)
    {
        if (exact.Length < 3 || char.IsAsciiDigit(exact[0])) return Word.Simple(exact, exact);
        if (lexicon.BaseOf(exact) is { } known) return new Word(exact, known, lexicon.RootOf(known) is var root && root != known ? [root] : []);
        if (compounds.Split(exact) is not { } parts) return Word.Simple(exact, ParticleVerb(exact) ?? UnknownForms.StemOf(exact));

        var head = parts[^1];
        var stem = string.Concat(exact.AsSpan(0, head.Start), head.Word);
        return new Word(exact, stem, parts.Select(part => lexicon.RootOf(part.Word)).Distinct().Where(part => part != stem).ToArray());
    }

    /// <summary>The words that a compound is made of; empty when the list has the word itself, or cannot read it.</summary>
    public IReadOnlyList<string> Split(string exact) =>
        lexicon.BaseOf(exact) is null && compounds.Split(exact) is { } parts ? parts.Select(part => part.Word).ToArray() : [];

    /// <summary>A verb that the list has without its particle: opschalen, opgeschaald.</summary>
    private string? ParticleVerb(string exact)
    {
        foreach (var (particle, verb) in DutchForms.WithoutParticle(exact))
        {
            if (verb.Length > 3 && lexicon.BaseOf(verb) is { } known) return particle + known;
        }

        return null;
    }

    /// <summary>What stands behind an apostrophe when it is an ending: foto's, baby'tje, sms'en.</summary>
    public Word? Join(string word, string ending) =>
        ending is "s" or "tje" or "tjes" or "er" or "ers" or "en" or "t" or "de" or "te" ? Read(word) : null;
}
