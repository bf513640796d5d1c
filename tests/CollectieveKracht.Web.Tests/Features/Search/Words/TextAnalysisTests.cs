using System.Diagnostics;
using CollectieveKracht.Web.Features.Search.Words;
using CsCheck;

namespace CollectieveKracht.Web.Tests.Features.Search.Words;

public sealed class TextAnalysisTests
{
    private static readonly TextAnalysis Analysis = new();

    private static readonly Gen<string> AnyCharacters = Gen.Char[char.MinValue, char.MaxValue].Array.Select(characters => new string(characters));

    private static readonly Gen<string> WordLike =
        Gen.Char["abeiïënrst's’-.+#&1,0 É\u0301\u00ADĳﬁß½²\uD83D\uDE00\uD800会عÅ"].Array[0, 30].Select(characters => new string(characters));

    private static readonly Gen<string> Texts = Gen.OneOf(AnyCharacters, WordLike);

    [Theory]
    [InlineData("Coöperatie, café en ﬁets", "cooperatie cafe en fiets")]
    [InlineData("ĲSSELSTEIN Straße Æsop Øre Łódź", "ijsselstein strasse aesop ore lodz")]
    [InlineData("e\u0301e\u0301n", "een")]
    [InlineData("foto’s 'n auto", "foto's n auto")]
    [InlineData("A.N.W.B. b.v. o.a.", "anwb bv oa")]
    [InlineData("50+ en C# of C++", "50+ en c# of c++")]
    [InlineData("2-persoons; 1.000 euro; 2,5%", "2-persoons 1.000 euro 2,5")]
    [InlineData("www.voorbeeld.nl (R&D)", "www.voorbeeld.nl r&d")]
    [InlineData("samen\u00ADwerking", "samenwerking")]
    [InlineData("-niet- 'tussen' …punten...", "niet tussen punten")]
    [InlineData("会議 مرحبا 😀 dag", "会 議 مرحبا dag")]
    [InlineData("half \uD800 paar\uDC00", "half paar")]
    [InlineData(" \t\n!?", "")]
    public void Words_are_found_and_folded(string text, string words)
    {
        Assert.Equal(words, string.Join(' ', Analysis.Read(text, "nl").Select(token => token.Exact)));
    }

    [Fact]
    public void A_word_says_where_it_stands()
    {
        const string Text = "De (coöperatieve) e-mail’s.";

        var places = Analysis.Read(Text, "nl").Select(token => Text.Substring(token.Start, token.Length));

        Assert.Equal(["De", "coöperatieve", "e-mail’s"], places);
    }

    [Fact]
    public void Any_text_is_read_in_order_and_within_its_bounds()
    {
        Texts.Sample(text =>
        {
            var end = 0;
            foreach (var token in Analysis.Read(text, "nl"))
            {
                Assert.True(token.Start >= end && token.Length > 0);
                end = token.Start + token.Length;
                Assert.True(end <= text.Length);
                Assert.False(token.Exact.Length == 0 || token.Stem.Length == 0);
                Assert.DoesNotContain(token.Stem, token.Parts);
                Assert.DoesNotContain("", token.Parts);
            }
        });
    }

    [Fact]
    public void A_word_alone_is_read_as_it_was_in_its_text()
    {
        Texts.Sample(text =>
        {
            foreach (var token in Analysis.Read(text, "nl"))
            {
                var alone = Assert.Single(Analysis.Read(text.Substring(token.Start, token.Length), "nl"));
                Assert.Equal((token.Exact, token.Stem), (alone.Exact, alone.Stem));
            }
        });
    }

    [Fact]
    public void What_is_folded_is_read_as_itself()
    {
        Texts.Sample(text =>
        {
            foreach (var token in Analysis.Read(TextAnalysis.Fold(text), "nl"))
            {
                var again = Assert.Single(Analysis.Read(token.Exact, "nl"));
                Assert.Equal((token.Exact, token.Stem), (again.Exact, again.Stem));
            }
        });
    }

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        Texts.Sample(text => Assert.Equal(TextAnalysis.Fold(text), TextAnalysis.Fold(TextAnalysis.Fold(text))));
    }

    [Fact]
    public void No_text_contains_what_a_database_refuses()
    {
        Texts.Sample(text => Assert.All(Analysis.Read(text, "nl"), token =>
        {
            Assert.DoesNotContain('\0', token.Exact + token.Stem);
            Assert.True(token.Exact.IsNormalized());
            Assert.True(token.Exact.Length <= TextAnalysis.LongestWord && token.Stem.Length <= TextAnalysis.LongestWord + 8);
        }));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("'")]
    [InlineData("-a")]
    [InlineData("e\u0301")]
    [InlineData("\uD800")]
    [InlineData("1.")]
    [InlineData("bestuur")]
    [InlineData("会")]
    public void A_megabyte_of_anything_is_read_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();

        _ = Analysis.Read(text, "nl").Count;

        // A second is far too long, and leaves room for a busy machine.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("het", true)]
    [InlineData("doen", false)]
    [InlineData("wil", false)]
    [InlineData("tegen", false)]
    [InlineData("over", false)]
    [InlineData("veel", false)]
    [InlineData("the", false)]
    public void Few_words_say_nothing(string word, bool isStopWord)
    {
        Assert.Equal(isStopWord, Analysis.IsStopWord(word, "nl"));
    }

    [Fact]
    public void Each_language_has_its_own_words_that_say_nothing()
    {
        Assert.True(Analysis.IsStopWord("the", "en"));
        Assert.False(Analysis.IsStopWord("het", "en"));
    }

    [Fact]
    public async Task Many_read_at_once()
    {
        string[] texts = [.. WordFile.Lines("compounds.txt").Select(words => words[0])];
        var alone = texts.Select(text => Analysis.Read(text, "nl")[0].Stem).ToArray();
        var shared = new TextAnalysis();

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => texts.Select(text => shared.Read(text, "nl")[0].Stem).ToArray(), TestContext.Current.CancellationToken)));

        Assert.All(together, stems => Assert.Equal(alone, stems));
    }
}
