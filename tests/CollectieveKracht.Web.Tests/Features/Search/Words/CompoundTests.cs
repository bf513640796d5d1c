using CollectieveKracht.Web.Features.Search.Words;

namespace CollectieveKracht.Web.Tests.Features.Search.Words;

public sealed class CompoundTests
{
    private static readonly TextAnalysis Analysis = new();

    [Fact]
    public void Compounds_are_taken_apart()
    {
        var compounds = WordFile.Lines("compounds.txt");

        var wrong = compounds.Where(words => !PartsOf(words[0]).SequenceEqual(words[1..]))
            .Select(words => $"{words[0]}: {string.Join(' ', PartsOf(words[0]))}").ToArray();

        Assert.True(compounds.Length >= 150);
        Assert.True(wrong.Length <= compounds.Length * 0.03, string.Join('\n', wrong));
    }

    [Fact]
    public void Other_words_stay_whole()
    {
        var words = WordFile.Lines("wholes.txt").SelectMany(line => line).Distinct().ToArray();

        var wrong = words.Where(word => PartsOf(word).Count > 0).Select(word => $"{word}: {string.Join(' ', PartsOf(word))}").ToArray();

        Assert.True(words.Length >= 150);
        Assert.True(wrong.Length <= words.Length * 0.01, string.Join('\n', wrong));
    }

    [Fact]
    public void A_compound_keeps_its_own_form_and_its_plural_has_the_same()
    {
        var token = Assert.Single(Analysis.Read("vrijwilligersvergoedingen", "nl"));

        Assert.Equal("vrijwilligersvergoeding", token.Stem);
        Assert.Equal(["vrijwilliger", "vergoed"], token.Parts);
    }

    [Fact]
    public void What_is_done_is_found_by_doing_it()
    {
        var verbs = Analysis.Read("leden werven", "nl").Select(token => token.Stem);

        Assert.Equal(verbs, Analysis.Read("ledenwerving", "nl")[0].Parts);
        Assert.Equal(["werf"], Analysis.Read("werving", "nl")[0].Parts);
    }

    [Theory]
    [InlineData("vereniging")]
    [InlineData("woning")]
    [InlineData("haring")]
    public void A_noun_that_only_looks_like_its_verb_stays_apart_from_it(string noun)
    {
        Assert.Empty(Analysis.Read(noun, "nl")[0].Parts);
    }

    [Theory]
    [InlineData("zorg-coöperatie", "zorgcooperatie", "zorg cooperatie")]
    [InlineData("KvK-nummer", "kvknummer", "kvk nummer")]
    [InlineData("e-mail", "email", "mail")]
    [InlineData("oud-bestuursleden", "oudbestuurslid", "oud bestuurslid bestuur lid")]
    public void A_hyphen_joins_words_that_are_found_apart(string written, string stem, string parts)
    {
        var token = Assert.Single(Analysis.Read(written, "nl"));

        Assert.Equal(stem, token.Stem);
        Assert.Equal(parts.Split(' '), token.Parts);
    }

    [Fact]
    public void English_words_are_not_taken_apart()
    {
        Assert.All(Analysis.Read("The neighbourhood association needs leadership without membership", "en"), token => Assert.Empty(token.Parts));
    }

    private static IReadOnlyList<string> PartsOf(string word) => Analysis.SplitCompound(TextAnalysis.Fold(word));
}
