using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Tests.Features.Surveys;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>Two questions of a published wave beside each other, as everyone sees them.</summary>
public sealed class CrossTableTests(PostgresTemplate template) : SiteTest(template)
{
    private const string Page = "/cijfers/kruistabel?peiling=peiling-2026", SectorByForm = Page + "&rij=sector&kolom=rechtsvorm&toon=aantal";

    [Fact]
    public async Task Each_cell_counts_who_gave_both_answers_with_its_share_and_what_was_expected()
    {
        await PublishAsync((12, "sector:energie challenge:leiderschap"), (8, "sector:energie"), (6, "sector:cultuur challenge:leiderschap"), (14, "sector:cultuur"));

        var page = await PageAsync(Page + "&cel=energie.leiderschap");

        Assert.Equal("60%", Cell(page, "Energie", "Leiderschap"));
        Assert.Equal("30%", Cell(page, "Cultuur", "Leiderschap"));
        var chosen = page.QuerySelector("#cel")!.TextContent;
        Assert.All(["60%", "12 van 20", "9,0", "39% tot 78%"], text => Assert.Contains(text, chosen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_cell_is_chosen_the_one_that_stands_out_most_is_looked_at()
    {
        await PublishAsync(
            (30, "sector:energie challenge:leiderschap"), (10, "sector:energie"), (10, "sector:cultuur challenge:leiderschap"), (30, "sector:cultuur"),
            (10, "sector:multifunctioneel challenge:leiderschap"), (30, "sector:multifunctioneel"));

        var page = await PageAsync(Page);

        Assert.Equal("75%", Assert.Single(page.QuerySelectorAll(".heat .chosen")).TextContent.Trim());
        Assert.Contains("Valt het meest op", page.QuerySelector("#cel")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("30 van 40", page.QuerySelector("#cel")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rij")]
    [InlineData("aantal")]
    [InlineData("kolom")]
    public async Task As_bars_it_tells_the_numbers_of_the_table(string measure)
    {
        await PublishAsync((12, "sector:energie challenge:leiderschap"), (8, "sector:energie"), (6, "sector:cultuur challenge:leiderschap"), (14, "sector:cultuur"), (2, "sector:multifunctioneel"));

        var bars = await PageAsync(Page + $"&toon={measure}&weergave=balken");
        var table = await PageAsync(Page + $"&toon={measure}");

        string Bar(string sector) => bars.QuerySelectorAll(".multiples > div").Single(part => part.FirstElementChild!.TextContent.Trim() == sector)
            .QuerySelectorAll("li").Single(line => line.FirstElementChild!.TextContent.Trim() == "Leiderschap").QuerySelector(".bars-value > :last-child")!.TextContent;
        Assert.All(["Energie", "Cultuur", "Multifunctioneel"], sector => Assert.Equal(Cell(table, sector, "Leiderschap"), Bar(sector)));
        Assert.Equal(Cell(table, "Energie", "Leiderschap"), Cell(bars, "Energie", "Leiderschap"));
        Assert.All(bars.QuerySelectorAll("a[download]"), file => Assert.DoesNotContain("weergave", file.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal("Als tabel", bars.QuerySelectorAll(".chips a").Single(link => !link.GetAttribute("href")!.Contains("weergave", StringComparison.Ordinal)).TextContent.Trim());
    }

    [Fact]
    public async Task A_difference_has_no_bars()
    {
        await PublishAsync((12, "sector:energie challenge:leiderschap"), (8, "sector:cultuur"));

        var page = await PageAsync(Page + "&toon=verschil&weergave=balken");

        Assert.Null(page.QuerySelector(".multiples"));
        Assert.NotNull(page.QuerySelector(".heat"));
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task A_small_cell_and_what_would_tell_of_it_are_not_shown_nor_tested()
    {
        await PublishAsync(
            (12, "sector:energie legal-form:cooperatie"), (9, "sector:energie legal-form:vereniging"), (2, "sector:cultuur legal-form:cooperatie"), (9, "sector:cultuur legal-form:vereniging"),
            (7, "sector:multifunctioneel legal-form:vereniging"), (8, "sector:multifunctioneel legal-form:cooperatie"));

        var page = await PageAsync(SectorByForm);

        Assert.Equal(("‹ 5", "‹ 5"), (Cell(page, "Cultuur", "Coöperatie"), Cell(page, "Cultuur", "Vereniging")));
        Assert.Equal(2, page.QuerySelectorAll(".heat tbody tr").Where(row => row.TextContent.Contains("Energie", StringComparison.Ordinal) || row.TextContent.Contains("Multi", StringComparison.Ordinal))
            .SelectMany(row => row.QuerySelectorAll(".hidden-cell")).Count());
        var reading = page.QuerySelector("aside")!.TextContent;
        Assert.DoesNotContain("Hele tabel", reading, StringComparison.Ordinal);
        Assert.Contains("met kleine groepen tonen we geen toets", reading, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task Nobody_finds_a_small_cell_in_a_file_or_by_taking_a_filter_off()
    {
        await PublishAsync(
            (9, "sector:energie province:PV20 challenge:leiderschap"), (11, "sector:energie province:PV21 challenge:leiderschap"), (3, "sector:cultuur province:PV20 challenge:leiderschap"),
            (20, "sector:cultuur province:PV21"), (1, "sector:cultuur province:PV20"), (6, "sector:energie province:PV20"));
        var filters = new[] { "", "&filter=province:PV20", "&filter=province:PV21" };

        var files = await Task.WhenAll(filters.Select(filter => RowsAsync($"/cijfers/kruistabel.csv?peiling=peiling-2026&kolom=interne-werking{filter}")));

        foreach (var rows in files) Assert.DoesNotContain(rows, row => row["aantal"] is "1" or "2" or "3" or "4");
        foreach (var (all, some) in files[1..].SelectMany(file => files[0].Zip(file)))
            if (int.TryParse(all["aantal"], out var of) && int.TryParse(some["aantal"], out var part)) Assert.False(of - part is > 0 and < 5, $"{all["rij"]} {all["kolom"]}");
    }

    [Fact]
    public async Task The_file_has_the_numbers_of_the_page()
    {
        await PublishAsync((12, "sector:energie challenge:leiderschap"), (8, "sector:energie"), (6, "sector:cultuur challenge:leiderschap"), (14, "sector:cultuur"));
        var page = await PageAsync(Page + "&toon=aantal");

        using var file = await Visitor.GetAsync(page.QuerySelector("figure a[download]")!.GetAttribute("href"), Cancel);
        var rows = Rows(await file.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(("text/csv; charset=utf-8", "attachment; filename=kruistabel-peiling-2026-sector-interne-werking.csv"), ($"{file.Content.Headers.ContentType}", file.Content.Headers.ContentDisposition!.ToString().Split("; filename*")[0]));
        Assert.Equal(7 * 13, rows.Count);
        Assert.All(rows, row => Assert.Equal(Cell(page, row["rij"], row["kolom"]).Replace("‹ 5", FigureTable.HiddenMark, StringComparison.Ordinal), row["aantal"]));
    }

    [Fact]
    public async Task A_number_is_the_same_on_the_page_and_in_every_kind_of_file()
    {
        await PublishAsync(
            (12, "sector:energie challenge:leiderschap challenge:opschalen"), (8, "sector:energie"), (2, "sector:cultuur challenge:leiderschap"), (14, "sector:cultuur"));
        const string query = "?peiling=peiling-2026&toon=aantal";
        var page = await PageAsync("/cijfers/kruistabel" + query);

        var csv = await RowsAsync("/cijfers/kruistabel.csv" + query);
        var json = JsonNode.Parse(await Visitor.GetStringAsync("/cijfers/kruistabel.json" + query, Cancel))!["rows"]!.AsArray();
        using var book = SpreadsheetDocument.Open(new MemoryStream(await Visitor.GetByteArrayAsync("/cijfers/kruistabel.xlsx" + query, Cancel)), isEditable: false);
        var xlsx = book.WorkbookPart!.WorksheetParts.Last().Worksheet!.Descendants<Row>().Skip(1).Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        var svg = await Visitor.GetStringAsync("/cijfers/kruistabel.svg" + query, Cancel);
        var api = JsonNode.Parse(await Visitor.GetStringAsync("/api/v1/waves/peiling-2026/cross-table?rows=sector&columns=interne-werking", Cancel))!;

        FigureApiTests.AssertSame(csv, api);
        Assert.Equal((csv.Count, csv.Count), (json.Count, xlsx.Count));
        foreach (var (row, place) in csv.Select((row, place) => (row, place)))
        {
            var shown = Cell(page, row["rij"], row["kolom"]).Replace("‹ 5", FigureTable.HiddenMark, StringComparison.Ordinal);
            Assert.Equal((shown, shown, shown), (row["aantal"], $"{json[place]!["aantal"]}", xlsx[place][2]));
        }

        Assert.Contains(">12<", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">2<", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "text/csv; charset=utf-8")]
    [InlineData("json", "application/json; charset=utf-8")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("svg", "image/svg+xml")]
    [InlineData("png", "image/png")]
    [Trait("Trust", "T17")]
    public async Task Files_are_what_they_say_and_are_not_guessed_at(string end, string type)
    {
        await PublishAsync((12, "sector:energie challenge:leiderschap"));

        foreach (var figure in new[] { "kruistabel", "ranglijst" })
        {
            using var file = await Visitor.GetAsync($"/cijfers/{figure}.{end}?peiling=peiling-2026", Cancel);
            Assert.Equal((HttpStatusCode.OK, type, "nosniff"), (file.StatusCode, $"{file.Content.Headers.ContentType}", file.Header("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task The_challenges_that_are_ticked_most_stand_beside_a_question_within_the_filter()
    {
        await PublishAsync(
            (12, "sector:energie size-class:20-49 challenge:leiderschap challenge:opschalen"), (9, "sector:energie size-class:20-49 challenge:leiderschap"), (30, "sector:cultuur challenge:ledenwerving"));

        var page = await PageAsync(Page + "&rij=leden&kolom=meest&filter=sector:energie");

        Assert.Equal(["Leiderschap", "Groter worden"], page.QuerySelectorAll(".heat thead th").Skip(2).Select(head => head.TextContent.Trim()));
        Assert.Equal("meest", page.QuerySelector("#kolom option[selected]")!.GetAttribute("value"));
        Assert.Equal("Aantal leden naast de meest genoemde uitdagingen", page.QuerySelector("figure h2")!.TextContent);
    }

    [Fact]
    public async Task One_challenge_or_sector_can_be_a_side_of_its_own()
    {
        await PublishAsync((12, "sector:energie province:PV20 challenge:leiderschap"), (8, "sector:energie province:PV21"), (20, "sector:cultuur province:PV20"));

        var challenge = await PageAsync(Page + "&toon=aantal&rij=sector&kolom=challenge:leiderschap");
        var sector = await PageAsync(Page + "&toon=aantal&rij=provincie&kolom=sector:energie");

        Assert.Equal(("12", "Sector naast leiderschap"), (Cell(challenge, "Energie", "Leiderschap"), challenge.QuerySelector("figure h2")!.TextContent));
        Assert.Equal(("12", "8"), (Cell(sector, "Groningen", "Energie"), Cell(sector, "Fryslân", "Energie")));
        Assert.Equal("challenge:leiderschap", challenge.QuerySelector("#kolom option[selected]")!.GetAttribute("value"));
        using var file = await Visitor.GetAsync(challenge.QuerySelector("figure a[download]")!.GetAttribute("href"), Cancel);
        Assert.Equal("kruistabel-peiling-2026-sector-challenge-leiderschap.csv", file.Content.Headers.ContentDisposition!.FileName);
    }

    [Fact]
    public async Task The_table_book_has_the_rankings_and_each_characteristic_beside_all_challenges()
    {
        await PublishAsync((12, "sector:energie challenge:leiderschap"), (3, "sector:cultuur challenge:leiderschap"), (14, "sector:cultuur"));

        var page = await PageAsync("/cijfers/tabellenboek?peiling=peiling-2026");
        using var book = SpreadsheetDocument.Open(
            new MemoryStream(await Visitor.GetByteArrayAsync(page.QuerySelector("a[download]")!.GetAttribute("href"), Cancel)), isEditable: false);

        var sheets = book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
        Assert.Equal(["Uitleg", "Ranglijsten", "Sector"], sheets[..3]);
        Assert.Contains("Provincie", sheets);
        var sector = (WorksheetPart)book.WorkbookPart.GetPartById(book.WorkbookPart.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == "Sector").Id!);
        var counts = sector.Worksheet!.Descendants<Row>().Skip(1).Select(row => row.Elements<Cell>().ElementAt(2).InnerText).ToList();
        Assert.Contains("<5", counts);
        Assert.DoesNotContain("3", counts);
        Assert.Empty(sector.Worksheet.Descendants<CellFormula>());
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task Two_characteristics_with_a_filter_are_for_analysts()
    {
        await PublishAsync((60, "sector:energie legal-form:cooperatie province:PV20"), (60, "sector:cultuur legal-form:vereniging province:PV21"));

        var page = await PageAsync(SectorByForm + "&filter=province:PV20");

        Assert.Equal("60", Cell(page, "Cultuur", "Vereniging"));
        Assert.Contains("Het filter staat daarom uit", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task A_question_that_is_not_published_is_in_no_table()
    {
        await PublishAsync((60, "sector:energie phase:groei"));
        await ChangeAsync(async db =>
        {
            var wave = await db.Waves.Include(known => known.Questions).ThenInclude(question => question.Options).SingleAsync(known => known.Slug == "peiling-2026", Cancel);
            wave.Show(wave.Questions.Single(question => question.Code == "fase"), isPublished: false, CollectieveKracht.Domain.AccountId.New());
        });

        var page = await PageAsync(Page + "&rij=fase");

        Assert.DoesNotContain(page.QuerySelectorAll("#rij option"), option => option.GetAttribute("value") == "fase");
        Assert.Equal("sector", page.QuerySelector("#rij option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData(WaveStage.Draft)]
    [InlineData(WaveStage.Open)]
    [InlineData(WaveStage.Closed)]
    [Trait("Trust", "T08")]
    public async Task A_wave_that_is_not_published_has_no_figures_yet(WaveStage stage)
    {
        await PublishAsync((60, "sector:energie"));
        await ChangeAsync(db => db.Database.ExecuteSqlAsync($"update waves set stage = {stage.ToString()} where slug = 'peiling-2026'", Cancel));

        using var page = await Visitor.GetAsync(Page, Cancel);
        using var file = await Visitor.GetAsync("/cijfers/kruistabel.csv?peiling=peiling-2026", Cancel);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, file.StatusCode));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "sector:energie challenge:leiderschap")]
    [InlineData(4, "sector:energie challenge:leiderschap")]
    [InlineData(30, "sector:energie challenge:leiderschap")]
    [InlineData(30, "")]
    public async Task Few_or_like_minded_respondents_give_a_sensible_page(int respondents, string answers)
    {
        await PublishAsync((respondents, answers));

        foreach (var choice in new[] { "", "&rij=groepen&kolom=provincie", "&rij=sector&kolom=sector", "&toon=verschil&filter=sector:energie&rij=leden", "&rij=nergens&kolom=%27;--&filter=x&toon=y&cel=a.b" })
        {
            var page = await PageAsync(Page + choice);
            Assert.DoesNotContain("NaN", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(page.QuerySelectorAll(".heat td:not(.number)"), cell => cell.TextContent.Trim() is "1" or "2" or "3" or "4");
        }
    }

    [Theory]
    [InlineData("/cijfers/kruistabel?peiling=nergens")]
    [InlineData("/cijfers/kruistabel?peiling=2020")]
    [InlineData("/cijfers/kruistabel.csv?peiling=nergens")]
    public async Task A_wave_without_answers_has_no_cross_table(string address)
    {
        using var answer = await Visitor.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task PublishAsync(params (int Count, string Answers)[] groups) => ChangeAsync(db => db.PublishedWaveAsync("peiling-2026", groups));

    private async Task<List<Dictionary<string, string>>> RowsAsync(string address) => Rows(await Visitor.GetStringAsync(address, Cancel));

    internal static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line[1..^1].Split("\",\"")).ToList();
        return [.. lines[1..].Select(line => lines[0].Zip(line).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static string Cell(IParentNode page, string row, string column)
    {
        var place = page.QuerySelectorAll(".heat thead th").Select(head => head.TextContent.Trim()).ToList().IndexOf(column);
        var line = page.QuerySelectorAll(".heat tbody tr").Single(line => line.QuerySelector("th")!.TextContent.Trim() == row);
        var cell = line.Children[place];
        return (cell.QuerySelector("[aria-hidden]") ?? cell).TextContent.Trim();
    }
}
