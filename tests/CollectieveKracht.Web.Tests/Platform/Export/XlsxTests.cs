using System.Globalization;
using System.IO.Compression;
using CollectieveKracht.Web.Platform.Export;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CollectieveKracht.Web.Tests.Platform.Export;

/// <summary>Workbooks, read back by the library of the standard.</summary>
public sealed class XlsxTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly XlsxColumn[] OneColumn = [new("Wat")];

    [Fact]
    public void A_book_is_valid_and_says_what_it_is()
    {
        using var document = Open(Write(Sample()));
        var sheet = Sheet(document, "Samen");

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
        Assert.Equal(("Tabellenboek & meer", "CollectieveKracht"), (document.PackageProperties.Title, document.PackageProperties.Creator));
        Assert.Equal(Moment.UtcDateTime, document.PackageProperties.Created?.ToUniversalTime());
        Assert.Equal(["Samen", "Apart"], document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(one => one.Name!.Value));
        Assert.Equal([34.0, 12.0, 12.0, 12.0, 12.0, 14.0], sheet.Descendants<Column>().Select(column => column.Width!.Value));
        Assert.Equal((PaneStateValues.Frozen, "A2"), (sheet.Descendants<Pane>().Single().State!.Value, sheet.Descendants<Pane>().Single().TopLeftCell!.Value));
        Assert.All(sheet.Descendants<Row>().First().Elements<Cell>(), cell => Assert.NotNull(FontOf(document, cell).Bold));
        Assert.All(sheet.Descendants<Row>().Skip(1).SelectMany(row => row.Elements<Cell>()), cell => Assert.Null(FontOf(document, cell).Bold));
    }

    [Fact]
    public void Numbers_are_numbers_texts_are_texts_and_what_is_empty_is_no_cell()
    {
        using var document = Open(Write(Sample()));
        var rows = Sheet(document, "Samen").Descendants<Row>().ToList();

        var first = rows[1].Elements<Cell>().ToList();
        var second = rows[2].Elements<Cell>().ToList();

        Assert.Equal(["Leiderschap", "30", "0.5085", "4.06", "2.5", "46354"], first.Select(ValueOf));
        Assert.Equal(["@", "#,##0", "0%", "0.00", "0.0", "yyyy-mm-dd"], first.Select(cell => FormatOf(document, cell)));
        Assert.Equal(new DateTime(2026, 11, 28), DateTime.FromOADate(46354));
        Assert.Equal(["A3", "C3"], second.Select(cell => cell.CellReference!.Value));
        Assert.All(first.Skip(1), cell => Assert.Null(cell.DataType));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+31 6")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("'=1")]
    [InlineData("_x003D_1+1")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("<f>1+1</f>")]
    [Trait("Trust", "T17")]
    public void Text_is_never_a_formula(string text)
    {
        using var document = Open(Write(Of(new XlsxSheet(text, [new XlsxColumn(text)], [[XlsxCell.Text(text)]]))));
        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().ToList();

        Assert.Empty(document.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>());
        Assert.Null(document.WorkbookPart.Workbook!.DefinedNames);
        Assert.All(cells, cell =>
        {
            Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
            Assert.Equal("@", FormatOf(document, cell));
            Assert.Equal(text.Replace('\r', '\n'), ValueOf(cell).Replace("_x005F_", "_", StringComparison.Ordinal));
        });
    }

    [Fact]
    [Trait("Trust", "T17")]
    public void Whatever_is_written_comes_back_as_text() => Gen.String[Gen.Char, 0, 40].Sample(text =>
    {
        using var document = Open(Write(Of(new XlsxSheet("a", OneColumn, [[XlsxCell.Text(text)]]))));
        var worksheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Empty(worksheet.Descendants<CellFormula>());
        Assert.All(worksheet.Descendants<Cell>(), cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
    }, iter: 200);

    [Fact]
    public void What_XML_cannot_hold_is_left_out_and_a_text_too_long_is_cut_between_signs()
    {
        var longest = new string('a', Xlsx.LongestText - 1) + "😀";
        using var document = Open(Write(Of(new XlsxSheet("a", OneColumn, [[XlsxCell.Text("a\0b\u0007c\uD800d\uFFFE😀")], [XlsxCell.Text(longest)], [XlsxCell.Text("_x0041_")]]))));

        var read = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().Skip(1).Select(ValueOf).ToList();

        Assert.Equal(["abcd😀", new string('a', Xlsx.LongestText - 1), "_x005F_x0041_"], read);
    }

    [Fact]
    public void The_same_book_gives_the_same_bytes() => Assert.Equal(Write(Sample()), Write(Sample()));

    [Fact]
    public void Names_of_sheets_fit_the_rules_of_Excel()
    {
        string[] wanted = ["Relatie met overheden en andere partijen", "Relatie met overheden en andere collectieven", "a/b:c*[d]?\\e", "'x'", "", "HISTORY", "Samen", "SAMEN"];

        using var document = Open(Write(Of([.. wanted.Select(name => new XlsxSheet(name, OneColumn, []))])));
        var names = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();

        Assert.Equal(
            ["Relatie met overheden en andere", "Relatie met overheden en an (2)", "a b c  d   e", "x", "Blad", "HISTORY (2)", "Samen", "SAMEN (2)"], names);
        Assert.All(names, name => Assert.InRange(name.Length, 1, 31));
    }

    [Fact]
    public void A_row_with_other_cells_than_columns_is_refused() => Assert.Throws<ArgumentException>(
        () => Write(Of(new XlsxSheet("a", OneColumn, [[XlsxCell.Text("a"), XlsxCell.Text("b")]]))));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_no_cell_holds_is_refused(double number) => Assert.Throws<ArgumentOutOfRangeException>(() => XlsxCell.Number(number));

    [Fact]
    public void What_was_written_leaves_before_the_next_rows_are_asked_for()
    {
        XlsxColumn[] columns = [.. Enumerable.Range(0, 60).Select(column => new XlsxColumn($"Kolom {column}"))];
        using var nowhere = new ForgettingStream();
        var halfway = 0L;

        Xlsx.Write(nowhere, Of(new XlsxSheet("Lang", columns, Enumerable.Range(0, 10_000).Select(Row))));

        Assert.InRange(nowhere.Written, 1_000_000, 20_000_000);
        Assert.InRange(halfway, nowhere.Written * .4, nowhere.Written * .6);

        IReadOnlyList<XlsxCell> Row(int row)
        {
            if (row == 5_000) halfway = nowhere.Written;
            return [.. columns.Select((_, column) => column % 3 == 0 ? XlsxCell.Text($"Antwoord {row} op {column}") : XlsxCell.Number(row * column))];
        }
    }

    private static XlsxBook Sample() => new("Tabellenboek & meer", "CollectieveKracht", Moment,
    [
        new("Samen",
            [new("Uitdaging", 34), new("Aantal"), new("Deel"), new("Score"), new("Verschil"), new("Dag", 14)],
            [
                [XlsxCell.Text("Leiderschap"), XlsxCell.Number(30), XlsxCell.Share(.5085), XlsxCell.Number(4.06, XlsxFormat.TwoDecimals), XlsxCell.Number(2.5, XlsxFormat.OneDecimal), XlsxCell.Date(new(2026, 11, 28))],
                [XlsxCell.Text("Te weinig"), XlsxCell.Number(null), XlsxCell.Share(0), default, XlsxCell.Text(""), XlsxCell.Date(null)],
            ]),
        new("Apart", OneColumn, []),
    ]);

    private static XlsxBook Of(params XlsxSheet[] sheets) => new("Proef", "Proef", Moment, sheets);

    private static byte[] Write(XlsxBook book)
    {
        using var to = new MemoryStream();
        Xlsx.Write(to, book);
        return to.ToArray();
    }

    private static SpreadsheetDocument Open(byte[] bytes)
    {
        using (var zip = new ZipArchive(new MemoryStream(bytes))) Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        return SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
    }

    private static Worksheet Sheet(SpreadsheetDocument document, string name) => ((WorksheetPart)document.WorkbookPart!.GetPartById(
        document.WorkbookPart.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!)).Worksheet!;

    private static string ValueOf(Cell cell) => cell.CellValue?.Text ?? cell.InlineString!.InnerText;

    private static CellFormat StyleOf(SpreadsheetDocument document, Cell cell) =>
        Styles(document).CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

    private static Font FontOf(SpreadsheetDocument document, Cell cell) =>
        Styles(document).Fonts!.Elements<Font>().ElementAt((int)(StyleOf(document, cell).FontId?.Value ?? 0));

    private static string FormatOf(SpreadsheetDocument document, Cell cell)
    {
        var id = StyleOf(document, cell).NumberFormatId!.Value;
        return Styles(document).NumberingFormats!.Elements<NumberingFormat>().FirstOrDefault(format => format.NumberFormatId! == id)?.FormatCode?.Value
            ?? id switch { 2 => "0.00", 3 => "#,##0", 9 => "0%", 49 => "@", _ => id.ToString(CultureInfo.InvariantCulture) };
    }

    private static Stylesheet Styles(SpreadsheetDocument document) => document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;

    /// <summary>Keeps nothing of what is written, as a connection does.</summary>
    private sealed class ForgettingStream : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
