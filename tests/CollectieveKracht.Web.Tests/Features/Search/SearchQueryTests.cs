using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;

namespace CollectieveKracht.Web.Tests.Features.Search;

public sealed class SearchQueryTests
{
    private static readonly TextAnalysis Analysis = new();

    private static readonly Synonyms Same = new([["alv", "algemene ledenvergadering"], ["vve", "vereniging van eigenaren"]], Analysis);

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("- \"\" OF")]
    [InlineData("?!&|():*")]
    public void What_holds_no_word_asks_for_nothing(string words)
    {
        Assert.Null(Read(words).Words);
    }

    [Fact]
    public void All_words_must_be_there_but_not_the_little_ones()
    {
        Assert.Equal(["vind", "nieuwe", "leden", "bestuur"], Read("hoe vind ik nieuwe leden voor het bestuur").Typed);
        Assert.Equal(["voor", "het"], Read("voor het").Typed);
    }

    [Fact]
    public void A_phrase_asks_for_the_words_as_written_one_after_the_other()
    {
        Assert.Equal("'=nieuwe' <-> '=leden'", Read("\"Nieuwe leden\"").Words!.ToString());
        Assert.Equal("'=leden'", Read("“leden”").Words!.ToString());
    }

    [Fact]
    public void A_word_with_a_minus_must_not_be_there()
    {
        Assert.Matches("'=geld' & !.*'=subsidie'", Read("\"geld\" -subsidie").Words!.ToString());
        Assert.Contains("'#' & !", Read("-subsidie").Words!.ToString());
    }

    [Fact]
    public void Either_of_two_words_is_enough_when_OF_stands_between_them()
    {
        Assert.Equal("'=geld' | '=subsidie'", Read("\"geld\" OF \"subsidie\"").Words!.ToString());
        Assert.Equal("'=geld' & '=subsidie'", Read("\"geld\" \"subsidie\"").Words!.ToString());
    }

    [Theory]
    [InlineData("alv", "algemene ledenvergadering")]
    [InlineData("algemene ledenvergaderingen", "alv")]
    [InlineData("kosten van de VvE", "vereniging van eigenaren")]
    [InlineData("onze vereniging van eigenaren", "vve")]
    public void What_means_the_same_is_searched_along(string words, string expected)
    {
        Assert.Equal([expected], Read(words).AlsoSearched);
        Assert.Empty(Read(words, WordsMode.Literal).AlsoSearched);
        Assert.Empty(Read($"\"{words}\"").AlsoSearched);
    }

    [Fact]
    public void Only_the_last_word_may_go_on_and_only_outside_quotes()
    {
        Assert.Contains("'=bestuu':*", Read("nieuw bestuu").Words!.ToString());
        Assert.DoesNotContain(":*", Read("bestuu \"nieuw\"").Words!.ToString());
        Assert.DoesNotContain(":*", Read("bes").Words!.ToString());
    }

    [Theory]
    [InlineData("leden", "lid", true)]
    [InlineData("werving", "ledenwerving", true)]
    [InlineData("bestuursopvolging", "opvolging", true)]
    [InlineData("energie", "Energiecoöperatie", true)]
    [InlineData("bestuu", "bestuursleden", true)]
    [InlineData("\"leden\"", "lid", false)]
    [InlineData("alv", "ledenvergadering", true)]
    [InlineData("geld -leden", "leden", false)]
    public void The_words_that_are_marked_are_those_that_were_asked_for(string words, string inText, bool isFound)
    {
        Assert.Equal(isFound, Read(words).Finds(Assert.Single(Analysis.Read(inText, "nl"))));
    }

    [Fact]
    public void Most_of_many_words_are_enough_when_that_is_asked()
    {
        var query = Read("\"a1\" \"b2\" \"c3\"", WordsMode.Most).Words!.ToString();

        Assert.Equal("( '=a1' & '=b2' | '=a1' & '=c3' ) | '=b2' & '=c3'", query);
        Assert.True(Read("leden werven buurt").CanAskLess);
        Assert.False(Read("leden werven").CanAskLess);
    }

    [Fact]
    public void However_much_is_typed_the_question_stays_small()
    {
        var words = string.Join(' ', Enumerable.Range(0, 100).Select(number => $"woord{number}"));

        Assert.InRange(Read(words).Words!.ToString().Length, 1, 4_000);
        Assert.InRange(Read(words, WordsMode.Most).Words!.ToString().Length, 1, 40_000);
    }

    private static SearchQuery Read(string words, WordsMode mode = WordsMode.Usual) => SearchQuery.Read(words, mode, Analysis, Same);
}
