using AngleSharp.Html.Dom;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.EntityFrameworkCore;

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

        var rows = CrossTableTests.Rows(await Visitor.GetStringAsync(page.QuerySelector("#uitdagingen a[download]")!.GetAttribute("href"), Cancel));

        var leadership = Assert.Single(rows, row => row["code"] == "leiderschap");
        Assert.Equal(("1", "40", "100", "0.4"), (leadership["plaats"], leadership["aantal"], leadership["n"], leadership["aandeel"]));
        Assert.Equal("<5", Assert.Single(rows, row => row["code"] == "ledenwerving")["aantal"]);
    }

    [Theory]
    [InlineData("ranglijst-1", "Ranglijst 1: minstens één uitdaging", 5)]
    [InlineData("ranglijst-2", "Ranglijst 2: gewogen", 5)]
    [InlineData("ranglijst-3", "Ranglijst 3: kernuitdagingen", 13)]
    [InlineData("uitdagingen", "Alle uitdagingen", 50)]
    public async Task Each_ranking_has_files_of_its_own_with_its_definition_and_how_to_cite_it(string figure, string title, int rows)
    {
        await PublishAsync((40, "sector:energie challenge:leiderschap"), (5, "sector:energie challenge:leiderschap challenge:ledenwerving"), (55, "sector:energie"));
        var foot = (await PageAsync(Page + "&naast=geen")).QuerySelector($"#{figure} .figure-take")!;

        var files = foot.QuerySelectorAll("a[download]").ToDictionary(link => link.TextContent.Trim(), link => link.GetAttribute("href")!);
        var lines = CrossTableTests.Rows(await Visitor.GetStringAsync(files["CSV"], Cancel));
        var picture = await Visitor.GetStringAsync(files["SVG"], Cancel);

        Assert.Equal(["CSV", "XLSX", "SVG", "PNG", "JSON"], files.Keys);
        Assert.Equal(rows, lines.Count);
        Assert.All(lines, line => Assert.Equal(title, line["ranglijst"]));
        Assert.Contains(title, picture, StringComparison.Ordinal);
        Assert.Contains($"CollectieveKracht. {title} (Peiling 2026. n = 100, geteld op ", foot.TextContent, StringComparison.Ordinal);
        Assert.Contains("Aantallen van 1 tot 4 tonen we niet", foot.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_out_is_told_in_sentences_with_what_changed_clearly()
    {
        await PublishAsync((40, "sector:energie challenge:leiderschap"), (20, "sector:energie challenge:ledenwerving"), (40, "sector:energie"));
        await ChangeAsync(async db =>
        {
            await db.PublishedWaveAsync("peiling-2027", (90, "sector:energie challenge:leiderschap"), (20, "sector:energie challenge:ledenwerving"), (40, "sector:energie"));
            await db.Database.ExecuteSqlAsync($"update waves set year = 2027 where slug = 'peiling-2027'", Cancel);
        });

        var found = (await PageAsync("/cijfers/ranglijst?peiling=peiling-2027&naast=peiling-2026")).QuerySelectorAll(".note.info p > span").Select(span => span.TextContent).ToList();

        Assert.Equal(
            [
                "‘Leiderschap’ wordt het vaakst aangevinkt: door 90 van de 150 collectieven (60%).",
                "De meeste collectieven herkennen iets in Interne werking: 90 van de 150 (60%).",
            ],
            found[..2]);
        Assert.StartsWith("‘Leiderschap’ wordt vaker aangevinkt dan in Peiling 2026: 20 punten (", found[2], StringComparison.Ordinal);
        Assert.Equal(3, found.Count);
        Assert.Contains("Leiderschap", (await PageAsync("/cijfers")).QuerySelector("[aria-labelledby=nieuwste]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_wave_beside_it_all_that_it_leads_to_is_without_one()
    {
        await PublishAsync((40, "sector:energie challenge:leiderschap"));

        var page = await PageAsync(Page + "&naast=geen");

        Assert.All(page.QuerySelectorAll("figure a[download]"), link => Assert.Contains("naast=geen", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("Peiling 2020", page.QuerySelector("#ranglijst-1 table")!.TextContent, StringComparison.Ordinal);
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
