using CollectieveKracht.Web.Features.Search.Words;

namespace CollectieveKracht.Web.Tests.Features.Search.Words;

public sealed class StemTests
{
    private static readonly TextAnalysis Analysis = new();

    public static TheoryData<string, string> Joined => Pairs("joined.txt");

    public static TheoryData<string, string> Apart => Pairs("apart.txt");

    [Theory]
    [MemberData(nameof(Joined))]
    public void Forms_of_one_word_have_one_stem(string one, string other)
    {
        Assert.Equal(StemOf(one, "nl"), StemOf(other, "nl"));
    }

    [Theory]
    [MemberData(nameof(Apart))]
    public void Different_words_keep_different_stems(string one, string other)
    {
        Assert.NotEqual(StemOf(one, "nl"), StemOf(other, "nl"));
    }

    [Theory]
    [InlineData("collective", "collectives")]
    [InlineData("organise", "organising")]
    [InlineData("community", "communities")]
    [InlineData("child", "children")]
    [InlineData("volunteer", "volunteers")]
    [InlineData("share", "sharing")]
    [InlineData("agree", "agreed")]
    [InlineData("plan", "planning")]
    [InlineData("hope", "hoping")]
    [InlineData("member", "member's")]
    [InlineData("relate", "relational")]
    [InlineData("happy", "happiness")]
    [InlineData("choose", "chosen")]
    public void English_forms_have_one_stem(string one, string other)
    {
        Assert.Equal(StemOf(one, "en"), StemOf(other, "en"));
    }

    [Theory]
    [InlineData("organ", "organisation")]
    [InlineData("community", "commune")]
    [InlineData("new", "news")]
    [InlineData("general", "generation")]
    [InlineData("hop", "hope")]
    public void Different_English_words_keep_different_stems(string one, string other)
    {
        Assert.NotEqual(StemOf(one, "en"), StemOf(other, "en"));
    }

    // From the vocabulary that Porter publishes with his rules.
    [Theory]
    [InlineData("consistency", "consist")]
    [InlineData("consolingly", "consol")]
    [InlineData("conspiracies", "conspiraci")]
    [InlineData("knightly", "knight")]
    [InlineData("kneeled", "kneel")]
    [InlineData("generously", "generous")]
    [InlineData("generalization", "general")]
    [InlineData("relational", "relat")]
    [InlineData("sky", "sky")]
    [InlineData("dying", "die")]
    [InlineData("hopping", "hop")]
    [InlineData("electricity", "electr")]
    [InlineData("argument", "argument")]
    [InlineData("yellow", "yellow")]
    public void English_stems_are_those_of_Porter2(string word, string stem)
    {
        Assert.Equal(stem, StemOf(word, "en"));
    }

    [Fact]
    public void A_language_that_is_not_known_is_read_as_Dutch()
    {
        Assert.Equal(StemOf("leden", "nl"), StemOf("leden", "fy"));
    }

    private static TheoryData<string, string> Pairs(string file)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var words in WordFile.Lines(file)) pairs.Add(words[0], words[1]);
        return pairs;
    }

    private static string StemOf(string word, string language) => Assert.Single(Analysis.Read(word, language)).Stem;
}
