using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CollectieveKracht.Web.Platform.Export;

/// <summary>
/// Writes a workbook as XLSX (ECMA-376), row by row, so that a long sheet takes no more memory than a short one. It writes no formulas, and
/// text stays text whatever it begins with, also when someone edits the cell. The same book gives the same bytes.
/// </summary>
public static partial class Xlsx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What a cell holds at most; what is longer is cut off.</summary>
    public const int LongestText = 32_767;

    private const int LongestName = 31;

    private const string
        Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006/relationships",
        Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        Dublin = "http://purl.org/dc/elements/1.1/",
        DublinTerms = "http://purl.org/dc/terms/",
        Instance = "http://www.w3.org/2001/XMLSchema-instance",
        Types = "http://schemas.openxmlformats.org/package/2006/content-types",
        SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // Where the styles stand in the file, in the order of XlsxFormat; before them the one that each book begins with, after them that of headings.
    private const int FirstStyle = 1;

    private static readonly int[] NumberFormats = [49, 3, 9, 164, 2, 165];

    private static readonly int HeadingStyle = FirstStyle + NumberFormats.Length;

    private static readonly DateTimeOffset NoMoment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    /// <param name="to">A stream that need not be able to go back.</param>
    public static void Write(Stream to, XlsxBook book)
    {
        var names = NamesOf(book.Sheets);
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        WritePart(zip, "[Content_Types].xml", xml => WriteTypes(xml, book.Sheets.Count));
        WritePart(zip, "_rels/.rels", WriteRoot);
        WritePart(zip, "docProps/core.xml", xml => WriteProperties(xml, book));
        WritePart(zip, "xl/workbook.xml", xml => WriteBook(xml, names));
        WritePart(zip, "xl/_rels/workbook.xml.rels", xml => WriteLinks(xml, book.Sheets.Count));
        WritePart(zip, "xl/styles.xml", WriteStyles);
        foreach (var (place, sheet) in book.Sheets.Index()) WritePart(zip, $"xl/worksheets/sheet{place + 1}.xml", xml => WriteSheet(xml, sheet));
    }

    /// <summary>The names that sheets get: at most 31 signs, none that Excel refuses, and no two alike.</summary>
    private static List<string> NamesOf(IReadOnlyList<XlsxSheet> sheets)
    {
        var names = new List<string>(sheets.Count);
        foreach (var sheet in sheets)
        {
            var name = Fitting(sheet.Name, "");
            for (var again = 2; names.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Equals("History", StringComparison.OrdinalIgnoreCase); again++)
                name = Fitting(sheet.Name, $" ({again})");
            names.Add(name);
        }

        return names;
    }

    private static string Fitting(string wanted, string suffix)
    {
        var name = Readable(RefusedInName().Replace(wanted, " ")).Trim(' ', '\'');
        if (name.Length == 0) name = "Blad";
        var room = LongestName - suffix.Length;
        return Cut(name, room).TrimEnd(' ', '\'') + suffix;
    }

    private static void WriteSheet(XmlWriter xml, XlsxSheet sheet)
    {
        var letters = Enumerable.Range(0, sheet.Columns.Count).Select(LettersOf).ToArray();
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        Element(xml, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (letters.Length > 0)
        {
            xml.WriteStartElement("cols");
            foreach (var (place, column) in sheet.Columns.Index())
                Element(xml, "col", ("min", Number(place + 1)), ("max", Number(place + 1)), ("width", Number(column.Width)), ("customWidth", "1"));
            xml.WriteEndElement();
        }

        xml.WriteStartElement("sheetData");
        var row = 1;
        WriteRow(xml, letters, row, sheet.Columns.Select(column => XlsxCell.Text(column.Heading)), HeadingStyle);
        foreach (var cells in sheet.Rows)
        {
            if (cells.Count != letters.Length) throw new ArgumentException($"Row {row} of '{sheet.Name}' has {cells.Count} cells for {letters.Length} columns.", nameof(sheet));
            WriteRow(xml, letters, ++row, cells, style: null);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, string[] letters, int row, IEnumerable<XlsxCell> cells, int? style)
    {
        var number = Number(row);
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", number);
        foreach (var (place, cell) in cells.Index())
        {
            if (cell is { Words: null, Value: null }) continue;

            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", letters[place] + number);
            xml.WriteAttributeString("s", Number(style ?? FirstStyle + (int)cell.Format));
            if (cell.Value is { } value) xml.WriteElementString("v", value.ToString("R", CultureInfo.InvariantCulture));
            else
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is");
                xml.WriteStartElement("t");
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(InCell(cell.Words!));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteStyles(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        xml.WriteStartElement("numFmts");
        xml.WriteAttributeString("count", "2");
        Element(xml, "numFmt", ("numFmtId", "164"), ("formatCode", "0.0"));
        Element(xml, "numFmt", ("numFmtId", "165"), ("formatCode", "yyyy-mm-dd"));
        xml.WriteEndElement();
        WriteList(xml, "fonts", () => WriteFont(xml, isBold: false), () => WriteFont(xml, isBold: true));
        WriteList(xml, "fills", () => WriteFill(xml, "none"), () => WriteFill(xml, "gray125"));
        WriteList(xml, "borders", () => xml.WriteElementString("border", null));
        WriteList(xml, "cellStyleXfs", () => Element(xml, "xf"));
        WriteList(xml, "cellXfs",
        [
            () => Element(xml, "xf"),
            .. NumberFormats.Select(format => (Action)(() => Element(xml, "xf", ("numFmtId", Number(format)), ("xfId", "0"), ("applyNumberFormat", "1")))),
            () =>
            {
                xml.WriteStartElement("xf");
                Attributes(xml, ("numFmtId", "49"), ("fontId", "1"), ("xfId", "0"), ("applyNumberFormat", "1"), ("applyFont", "1"), ("applyAlignment", "1"));
                Element(xml, "alignment", ("vertical", "top"), ("wrapText", "1"));
                xml.WriteEndElement();
            },
        ]);
        xml.WriteEndElement();
    }

    private static void WriteList(XmlWriter xml, string name, params IReadOnlyList<Action> items)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("count", Number(items.Count));
        foreach (var write in items) write();
        xml.WriteEndElement();
    }

    private static void WriteFont(XmlWriter xml, bool isBold)
    {
        xml.WriteStartElement("font");
        if (isBold) Element(xml, "b");
        Element(xml, "sz", ("val", "11"));
        Element(xml, "name", ("val", "Calibri"));
        xml.WriteEndElement();
    }

    private static void WriteFill(XmlWriter xml, string pattern)
    {
        xml.WriteStartElement("fill");
        Element(xml, "patternFill", ("patternType", pattern));
        xml.WriteEndElement();
    }

    private static void WriteBook(XmlWriter xml, IReadOnlyList<string> names)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Office);
        xml.WriteStartElement("sheets");
        foreach (var (place, name) in names.Index())
        {
            xml.WriteStartElement("sheet");
            Attributes(xml, ("name", name), ("sheetId", Number(place + 1)));
            xml.WriteAttributeString("id", Office, $"rId{place + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLinks(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Relationships", Package);
        for (var sheet = 1; sheet <= sheets; sheet++)
            Element(xml, "Relationship", ("Id", $"rId{sheet}"), ("Type", $"{Office}/worksheet"), ("Target", $"worksheets/sheet{sheet}.xml"));
        Element(xml, "Relationship", ("Id", $"rId{sheets + 1}"), ("Type", $"{Office}/styles"), ("Target", "styles.xml"));
        xml.WriteEndElement();
    }

    private static void WriteRoot(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", Package);
        Element(xml, "Relationship", ("Id", "rId1"), ("Type", $"{Office}/officeDocument"), ("Target", "xl/workbook.xml"));
        Element(xml, "Relationship", ("Id", "rId2"), ("Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"), ("Target", "docProps/core.xml"));
        xml.WriteEndElement();
    }

    private static void WriteTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", Types);
        Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", $"{SheetType}.sheet.main+xml"));
        Element(xml, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", $"{SheetType}.styles+xml"));
        Element(xml, "Override", ("PartName", "/docProps/core.xml"), ("ContentType", "application/vnd.openxmlformats-package.core-properties+xml"));
        for (var sheet = 1; sheet <= sheets; sheet++)
            Element(xml, "Override", ("PartName", $"/xl/worksheets/sheet{sheet}.xml"), ("ContentType", $"{SheetType}.worksheet+xml"));
        xml.WriteEndElement();
    }

    private static void WriteProperties(XmlWriter xml, XlsxBook book)
    {
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteElementString("dc", "title", Dublin, Readable(book.Title));
        xml.WriteElementString("dc", "creator", Dublin, Readable(book.Author));
        foreach (var moment in new[] { "created", "modified" })
        {
            xml.WriteStartElement("dcterms", moment, DublinTerms);
            xml.WriteAttributeString("xsi", "type", Instance, "dcterms:W3CDTF");
            xml.WriteString(book.MadeAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WritePart(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var part = zip.CreateEntry(name);
        part.LastWriteTime = NoMoment;
        using var stream = part.Open();
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        Attributes(xml, attributes);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes) xml.WriteAttributeString(name, value);
    }

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string LettersOf(int column) => (column < 26 ? "" : LettersOf(column / 26 - 1)) + (char)('A' + column % 26);

    /// <summary>As it will be read: Excel takes what looks like _x0041_ for a sign, unless its first line is written so itself.</summary>
    private static string InCell(string words) => Cut(LooksLikeSign().Replace(Readable(words.ReplaceLineEndings("\n")), "_x005F_"), LongestText);

    /// <summary>Without what XML cannot hold.</summary>
    private static string Readable(string words)
    {
        if (words.All(sign => XmlConvert.IsXmlChar(sign))) return words;

        var readable = new StringBuilder(words.Length);
        for (var at = 0; at < words.Length; at++)
        {
            if (XmlConvert.IsXmlChar(words[at])) readable.Append(words[at]);
            else if (at + 1 < words.Length && XmlConvert.IsXmlSurrogatePair(words[at + 1], words[at])) readable.Append(words, at++, 2);
        }

        return readable.ToString();
    }

    /// <summary>Not longer, and no half sign at the end.</summary>
    private static string Cut(string words, int most) =>
        words.Length <= most ? words : words[..(char.IsHighSurrogate(words[most - 1]) ? most - 1 : most)];

    [GeneratedRegex(@"[\[\]:*?/\\\p{Cc}]")]
    private static partial Regex RefusedInName();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksLikeSign();
}
