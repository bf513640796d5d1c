using CollectieveKracht.Web.Features.Knowledge;

namespace CollectieveKracht.Web.Tests.Features.Knowledge;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("a b c d", "a b c d", "a b c d")]
    [InlineData("Een oude zin van zes woorden.", "Een nieuwe zin van zes woorden.", "Een [-oude-][+nieuwe+] zin van zes woorden.")]
    [InlineData("Een zin van vijf woorden.", "Een zin van vijf woorden, en meer.", "Een zin van vijf woorden[+, en meer+].")]
    [InlineData("Heel iets anders.", "Dit lijkt nergens op.", "[-Heel iets anders.-]\n[+Dit lijkt nergens op.+]")]
    [InlineData("", "Nieuw.", "[+Nieuw.+]")]
    [InlineData("Weg.", "", "[-Weg.-]")]
    [InlineData("Een.\n\n\nTwee.", "Een.\nTwee.", "Een.\nTwee.")]
    [InlineData("Een.\r\nTwee.", "Een.\nTwee.", "Een.\nTwee.")]
    [InlineData("Een twee drie vier.\nVijf zes zeven acht.", "Nieuwe regel hier.\nEen twee drie vier vijf.\nVijf zes zeven acht.", "[+Nieuwe regel hier.+]\nEen twee drie vier[+ vijf+].\nVijf zes zeven acht.")]
    public void A_change_is_shown_by_the_word_and_else_by_the_line(string before, string after, string shown)
    {
        Assert.Equal(shown, Written(TextDifference.Between(before, after)));
    }

    [Fact]
    public void What_is_kept_and_removed_is_the_old_text_and_what_is_kept_and_added_the_new()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (before, after) = (Text(random), Text(random));

            var pieces = TextDifference.Between(before, after).SelectMany(block => block.Lines).Select(line => line.Pieces).ToList();

            Assert.Equal(before, Side(pieces, Change.Added));
            Assert.Equal(after, Side(pieces, Change.Removed));
        }
    }

    [Fact]
    public void A_long_stretch_without_change_is_folded_but_for_one_line_on_either_side()
    {
        var same = Enumerable.Range(1, 10).Select(number => $"Regel {number}").ToList();

        var blocks = TextDifference.Between(string.Join('\n', [.. same, "oud"]), string.Join('\n', [.. same, "nieuw en anders"]));

        Assert.Equal([(true, 9), (false, 3)], blocks.Select(block => (block.IsFolded, block.Lines.Count)));
    }

    [Fact]
    [Trait("Trust", "T14")]
    public void The_longest_texts_are_compared_in_time()
    {
        var texts = new[]
        {
            string.Concat(Enumerable.Repeat("a\n", 50_000)), string.Concat(Enumerable.Repeat("b\n", 50_000)),
            string.Concat(Enumerable.Repeat("woord ", 16_000)), string.Concat(Enumerable.Repeat("ander ", 16_000)),
            string.Join('\n', Enumerable.Range(0, 900).Select(number => $"regel {number} met woorden die lijken op de andere")),
            string.Join('\n', Enumerable.Range(0, 900).Select(number => $"regel {number + 7} met woorden die lijken op een andere")),
        };
        var begin = System.Diagnostics.Stopwatch.GetTimestamp();

        foreach (var before in texts)
        {
            foreach (var after in texts) Assert.NotEmpty(TextDifference.Between(before, after));
        }

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(begin), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    private static string Written(IReadOnlyList<DifferenceBlock> blocks) =>
        string.Join('\n', blocks.SelectMany(block => block.Lines).Select(line => string.Concat(line.Pieces.Select(piece => piece.Change switch
        {
            Change.Added => $"[+{piece.Text}+]",
            Change.Removed => $"[-{piece.Text}-]",
            _ => piece.Text,
        }))));

    private static string Side(List<IReadOnlyList<DifferencePiece>> lines, Change without) =>
        string.Join('\n', lines.Where(pieces => pieces.Any(piece => piece.Change != without)).Select(pieces => string.Concat(pieces.Where(piece => piece.Change != without).Select(piece => piece.Text))));

    private static string Text(Random random) =>
        string.Join('\n', Enumerable.Range(0, random.Next(1, 8)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 7)).Select(_ => $"w{random.Next(6)}"))));
}
