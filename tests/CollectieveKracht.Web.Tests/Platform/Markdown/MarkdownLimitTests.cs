using System.Diagnostics;
using System.Globalization;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Platform.Markdown;

namespace CollectieveKracht.Web.Tests.Platform.Markdown;

[Trait("Trust", "T16")]
public sealed class MarkdownLimitTests
{
    private static readonly GlossaryWords[] Glossary = [new("impact", ["impact"])];

    [Theory]
    [InlineData("[a](", 80_000)]
    [InlineData("![a](", 100_000)]
    [InlineData("[](", 100_000)]
    [InlineData("[a](\"", 100_000)]
    [InlineData("[*a](", 100_000)]
    [InlineData("> ", 20_000)]
    [InlineData("- ", 100_000)]
    [InlineData("- a\n", 100_000)]
    [InlineData("1. ", 100_000)]
    [InlineData("[", 100_000)]
    [InlineData("**a ", 100_000)]
    [InlineData("***a", 100_000)]
    [InlineData("``a`", 100_000)]
    [InlineData("# a\n", 100_000)]
    [InlineData("a|b\n-|-\n", 100_000)]
    [InlineData("|a", 100_000)]
    [InlineData("[^1]", 100_000)]
    [InlineData("[^1]: ", 100_000)]
    [InlineData("[a]: b\n", 100_000)]
    [InlineData("- [ ] ", 100_000)]
    [InlineData("> [!TIP]\n\n", 100_000)]
    [InlineData("^^^\n", 100_000)]
    [InlineData("a\n: b\n\n", 100_000)]
    [InlineData("<![CDATA[", 100_000)]
    [InlineData("impact ", 100_000)]
    public void A_text_built_to_take_long_is_refused_or_ready_in_time(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));

        var begin = TimeOfProcessor();
        var refusal = Record.Exception(() => MarkdownText.ToHtml(text, glossary: Glossary));
        var taken = TimeOfProcessor() - begin;

        Assert.InRange(taken, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        if (refusal is not null) Assert.Equal("article.too-deep", Assert.IsType<RuleException>(refusal).Rule);
    }

    [Fact]
    public void Ten_thousand_quotes_inside_each_other_are_refused()
    {
        var refusal = Assert.Throws<RuleException>(() => MarkdownText.ToHtml(new string('>', 10_000) + " a"));

        Assert.Equal("article.too-deep", refusal.Rule);
    }

    [Fact]
    public void Too_long_a_text_is_refused()
    {
        var refusal = Assert.Throws<RuleException>(() => MarkdownText.ToHtml(new string('a', 100_001)));

        Assert.Equal("article.body-too-long", refusal.Rule);
    }

    /// <summary>What this thread took of the processor: unlike a clock, it does not count what other tests take meanwhile.</summary>
    private static TimeSpan TimeOfProcessor()
    {
        if (!OperatingSystem.IsLinux()) return Stopwatch.GetElapsedTime(0);

        // Fields 14 and 15 of proc(5), in hundredths of a second; the name before them may hold spaces.
        var fields = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (int.Parse(fields[12], CultureInfo.InvariantCulture) + int.Parse(fields[13], CultureInfo.InvariantCulture)));
    }
}
