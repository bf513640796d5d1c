using AngleSharp.Html.Dom;
using CollectieveKracht.Web.Tests.Features.Surveys;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>The rankings of a published wave, beside those of 2020.</summary>
public sealed class RankingTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Page = "/cijfers/ranglijst?peiling=peiling-2026";

    [Fact]
    public async Task Categories_stand_beside_what_was_published_in_2020_with_what_changed()
    {
        await PublishAsync((40, "sector:energie challenge:leiderschap"), (5, "sector:energie challenge:leiderschap challenge:ledenwerving"), (55, "sector:energie"));

        var page = await PageAsync(Page + "&naast=2020");

        Assert.Equal(["Interne werking", "52 van 59", "45 van 100", "45%"], Cells(page, "#ranglijst-1", "Interne werking")[..4].Select(text => text[..Math.Min(text.Length, text.Contains('%', StringComparison.Ordinal) ? 3 : 99)]));
        Assert.Contains("2 → 1", Cells(page, "#ranglijst-1", "Interne werking")[4], StringComparison.Ordinal);
        Assert.Contains("minder dan eerst", Cells(page, "#ranglijst-1", "Interne werking")[4], StringComparison.Ordinal);
        Assert.Equal(["Interne werking", "4,94", "0,45", "gelijk"], Cells(page, "#ranglijst-2", "Interne werking"));
    }

    [Fact]
    public async Task What_the_report_does_not_state_reads_as_not_published()
    {
        await PublishAsync((40, "sector:energie challenge:ledenwerving"), (40, "sector:energie"));

        var page = await PageAsync(Page + "&naast=2020&filter=sector:energie");

        Assert.Equal("niet gepubliceerd", Cells(page, "#ranglijst-1", "Ledendynamiek")[1]);
        Assert.Equal("niet gepubliceerd", Cells(await PageAsync(Page + "&naast=2020"), "#uitdagingen-tabel", "Nieuwe leden vinden")[^2]);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task Small_counts_and_scores_that_would_tell_of_them_are_not_shown()
    {
        // Of one challenge two sectors are hidden: the mean over the sectors would leave one way to fill them in.
        await PublishAsync((9, "sector:energie challenge:leiderschap"), (20, "sector:energie"), (2, "sector:cultuur challenge:leiderschap"), (31, "sector:cultuur"));

        var page = await PageAsync(Page + "&filter=sector:cultuur");
        var (score, whole) = (Cells(page, "#ranglijst-2", "Interne werking")[2], await PageAsync(Page));

        Assert.Equal("‹ 5", Cells(page, "#ranglijst-1", "Interne werking")[2]);
        // Of one sector the score is the sum of its counts, and only one of them is hidden.
        Assert.Equal("niet getoond", score);
        Assert.Equal("niet getoond", Cells(whole, "#ranglijst-2", "Interne werking")[2]);
    }

    [Fact]
    public async Task A_wave_stands_beside_another_within_the_same_filter()
    {
        await PublishAsync((40, "sector:energie challenge:leiderschap"), (60, "sector:energie"), (50, "sector:cultuur"));
        await ChangeAsync(db => db.PublishedWaveAsync("peiling-2024", (30, "sector:energie challenge:leiderschap"), (10, "sector:energie"), (50, "sector:cultuur challenge:leiderschap")));

        var page = await PageAsync(Page + "&naast=peiling-2024&filter=sector:energie");

        Assert.Equal(["30 van 40", "40 van 100"], Cells(page, "#ranglijst-1", "Interne werking")[1..3]);
    }

    [Fact]
    public async Task The_file_has_the_numbers_of_the_page()
    {
        await PublishAsync((40, "sector:energie challenge:leiderschap"), (3, "sector:energie challenge:ledenwerving"), (57, "sector:energie"));
        var page = await PageAsync(Page);

        var rows = CrossTableTests.Rows(await Visitor.GetStringAsync(page.QuerySelector("#ranglijst-1 a[download]")!.GetAttribute("href"), Cancel));

        var leadership = Assert.Single(rows, row => row["code"] == "leiderschap");
        Assert.Equal(("1", "40", "100", "0.4"), (leadership["plaats"], leadership["aantal"], leadership["n"], leadership["aandeel"]));
        Assert.Equal("<5", Assert.Single(rows, row => row["code"] == "ledenwerving")["aantal"]);
    }

    [Fact]
    public async Task The_wave_of_2020_shows_what_was_published()
    {
        var page = await PageAsync("/cijfers/ranglijst?peiling=2020");

        Assert.Contains("52", page.QuerySelector("#overzicht-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4,94", page.QuerySelector("#overzicht-2")!.TextContent, StringComparison.Ordinal);
    }

    private Task PublishAsync(params (int Count, string Answers)[] groups) => ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", groups));

    private static List<string> Cells(IHtmlDocument page, string figure, string row) =>
        [.. page.QuerySelectorAll($"{figure} tbody tr").Single(line => line.QuerySelector("th")!.TextContent.Contains(row, StringComparison.Ordinal))
            .Children.Select(cell => (cell.LocalName == "th" ? cell.LastChild!.TextContent : cell.TextContent).Trim())];
}
