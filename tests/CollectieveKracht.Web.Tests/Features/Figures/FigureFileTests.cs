using System.Net;
using System.Text.Json.Nodes;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Figures;

/// <summary>Files of the figures that are not of a wave: of the 2020 report, and of what is listed now.</summary>
public sealed class FigureFileTests(PostgresTemplate template) : ReadingTest(template)
{
    [Fact]
    public async Task What_the_report_does_not_state_is_empty_in_the_files()
    {
        var rows = await RowsAsync("/cijfers/2020/uitdaging/ledenbinding");

        Assert.Equal(("", "", "", ""), (rows[0]["genoemd"], rows[0]["getal"], rows[0]["n"], rows[0]["plaats_in_verslag"]));
        Assert.Contains(rows, row => row["getal"] == "53" && row["n"] == "59" && row["plaats_in_verslag"] == "Overzicht 1");
    }

    [Fact]
    public async Task The_rankings_of_the_report_are_in_the_files_as_it_gives_them()
    {
        var one = await RowsAsync("/cijfers/2020/overzicht-1");
        var two = await RowsAsync("/cijfers/2020/overzicht-2");
        var three = await RowsAsync("/cijfers/2020/overzicht-3");
        var challenges = await RowsAsync("/cijfers/2020/uitdagingen/interne-werking");

        Assert.Equal(("Ledendynamiek", "53", "59", "0.8983"), (one[0]["naam"], one[0]["peiling"], one[0]["n_peiling"], one[0]["aandeel_peiling"]));
        Assert.Equal(("Interne werking", "4.94", "1"), (two[0]["naam"], two[0]["score_peiling"], two[0]["plaats_peiling"]));
        Assert.Equal(13, three.Count);
        Assert.Equal((13, "leiderschap", "30", "59"), (challenges.Count, challenges[0]["code"], challenges[0]["aantal"], challenges[0]["n"]));
    }

    [Fact]
    [Trait("Trust", "T29")]
    public async Task No_file_of_what_is_listed_counts_a_small_group_out()
    {
        var vocabulary = await InVocabularyAsync();
        var addresses = vocabulary.Of(FacetDimension.Sector).Select(sector => $"/sectoren/{sector.Slug}/uitdagingen")
            .Concat(vocabulary.Of(FacetDimension.Network).Select(network => $"/netwerken/{network.Slug}/uitdagingen"))
            .Concat(vocabulary.Of(FacetDimension.Region).Where(region => region.Parent is null).Select(province => $"/regio/{province.Slug}/uitdagingen"))
            .Concat(vocabulary.Of(FacetDimension.Challenge).Select(challenge => $"/uitdagingen/{challenge.Slug}/stand"));
        var hidden = 0;

        foreach (var address in addresses)
        {
            using var answer = await Visitor.GetAsync(address + ".csv", Cancel);
            if (answer.StatusCode == HttpStatusCode.NotFound) continue;

            var counts = CrossTableTests.Rows(await answer.Content.ReadAsStringAsync(Cancel)).Select(row => row["aantal"]).ToList();
            hidden += counts.Count(count => count == "<5");
            Assert.All(counts, count => Assert.False(count is "1" or "2" or "3" or "4", $"{address}: {count}"));
        }

        Assert.NotEqual(0, hidden);
    }

    [Fact]
    public async Task In_English_the_files_speak_English_with_the_same_names_of_columns()
    {
        var dutch = JsonNode.Parse(await Visitor.GetStringAsync("/sectoren/energie/uitdagingen.json", Cancel))!;
        var english = JsonNode.Parse(await Visitor.GetStringAsync("/en/sectoren/energie/uitdagingen.json", Cancel))!;

        Assert.Equal("What collectives struggle with: Energy", $"{english["title"]}");
        Assert.Equal(dutch["columns"]!.AsArray().Select(column => $"{column!["key"]}"), english["columns"]!.AsArray().Select(column => $"{column!["key"]}"));
        Assert.NotEqual($"{dutch["columns"]![2]!["meaning"]}", $"{english["columns"]![2]!["meaning"]}");
    }

    [Theory]
    [InlineData("/cijfers/2020/uitdagingen/ledendynamiek")]
    [InlineData("/cijfers/2020/uitdagingen/onbekend")]
    [InlineData("/cijfers/2020/uitdaging/onbekend")]
    [InlineData("/cijfers/2020/groep/onbekend")]
    [InlineData("/sectoren/onbekend/uitdagingen")]
    [InlineData("/sectoren/onbekend/waar")]
    [InlineData("/regio/nederland/waar")]
    [InlineData("/netwerken/onbekend/uitdagingen")]
    [InlineData("/uitdagingen/onbekend/stand")]
    [InlineData("/uitdagingen/%27;--/stand")]
    public async Task Of_what_is_not_shown_there_is_no_file(string address)
    {
        foreach (var end in new[] { ".csv", ".png" })
        {
            using var answer = await Visitor.GetAsync(address + end, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<List<Dictionary<string, string>>> RowsAsync(string address) => CrossTableTests.Rows(await Visitor.GetStringAsync(address + ".csv", Cancel));

    private async Task<Vocabulary> InVocabularyAsync()
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VocabularyCache>().ReadAsync(Cancel);
    }
}

/// <summary>What people can name reaches a spreadsheet as text.</summary>
[Trait("Trust", "T17")]
public sealed class FormulaInFigureTests(PostgresTemplate template) : SiteTest(template)
{
    private static readonly string[] Names = ["=HYPERLINK(\"http://linde.example\";\"x\")", "+31 6", "-1+1", "@SUM(1)"];

    [Fact]
    public async Task A_name_that_begins_as_a_formula_is_text_in_every_file_of_a_figure()
    {
        var sectors = await InDatabaseAsync(db => db.Terms.Where(term => term.Characteristic == Characteristic.Sector).OrderBy(term => term.Position).Select(term => term.Slug).Take(Names.Length).ToListAsync(Cancel));
        foreach (var (slug, name) in sectors.Zip(Names)) await RenameAsync(db => db.Database.ExecuteSqlAsync($"update terms set name_nl = {name} where slug = {slug}", Cancel));

        var csv = await Visitor.GetStringAsync("/regio/limburg/waar.csv", Cancel);
        using var book = SpreadsheetDocument.Open(new MemoryStream(await Visitor.GetByteArrayAsync("/regio/limburg/waar.xlsx", Cancel)), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.SelectMany(sheet => sheet.Worksheet!.Descendants<Cell>()).ToList();
        var page = await PageAsync("/regio/limburg");

        Assert.All(Names, name => Assert.Contains($"\"'{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", csv, StringComparison.Ordinal));
        Assert.All(Names, name => Assert.Equal(CellValues.InlineString, cells.Single(cell => cell.InnerText == name).DataType!.Value));
        Assert.Empty(book.WorkbookPart.WorksheetParts.SelectMany(sheet => sheet.Worksheet!.Descendants<CellFormula>()));
        Assert.All(Names, name => Assert.Contains(name, page.QuerySelector("#waar")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_is_named_as_a_formula_is_text_in_the_title_of_its_figure()
    {
        await RenameAsync(db => db.Database.ExecuteSqlAsync($"update networks set short_name = {Names[0]} where slug = 'energie-samen'", Cancel));

        using var book = SpreadsheetDocument.Open(new MemoryStream(await Visitor.GetByteArrayAsync("/netwerken/energie-samen/uitdagingen.xlsx", Cancel)), isEditable: false);
        var svg = await Visitor.GetStringAsync("/netwerken/energie-samen/uitdagingen.svg", Cancel);

        Assert.Empty(book.WorkbookPart!.WorksheetParts.SelectMany(sheet => sheet.Worksheet!.Descendants<CellFormula>()));
        Assert.Contains("=HYPERLINK(", System.Xml.Linq.XDocument.Parse(svg).Root!.Value, StringComparison.Ordinal);
    }

    private async Task RenameAsync(Func<PlatformDb, Task> rename)
    {
        await ChangeAsync(rename);
        await Site.Services.GetRequiredService<Changes>().NoteAsync([Changes.Everything]);
    }
}
