namespace CollectieveKracht.Web.Platform.Export;

/// <summary>A workbook to write with <see cref="Xlsx"/>.</summary>
public sealed record XlsxBook(string Title, string Author, DateTimeOffset MadeAt, IReadOnlyList<XlsxSheet> Sheets);

/// <summary>One sheet. Its rows are asked for once, while they are written.</summary>
/// <param name="Name">Made to fit the rules of Excel, and other than those before it.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<XlsxColumn> Columns, IEnumerable<IReadOnlyList<XlsxCell>> Rows);

/// <param name="Width">In digits.</param>
public sealed record XlsxColumn(string Heading, double Width = 12);

/// <summary>How a cell is shown.</summary>
public enum XlsxFormat
{
    Text,
    Whole,
    Percent,
    OneDecimal,
    TwoDecimals,
    Date,
}

/// <summary>What stands in a cell: a text, a number or a day. A cell that is not filled in is empty.</summary>
public readonly record struct XlsxCell
{
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private XlsxCell(XlsxFormat format, string? words, double? value) => (Format, Words, Value) = (format, words, value);

    public XlsxFormat Format { get; }

    internal string? Words { get; }

    internal double? Value { get; }

    public static XlsxCell Text(string? words) => new(XlsxFormat.Text, words is "" ? null : words, null);

    /// <summary>A number; null for an empty cell.</summary>
    public static XlsxCell Number(double? value, XlsxFormat format = XlsxFormat.Whole)
    {
        if (value is { } number && !double.IsFinite(number)) throw new ArgumentOutOfRangeException(nameof(value), number, "A cell holds no such number.");
        return new(format, null, value);
    }

    /// <summary>A share of 1, shown as a percentage.</summary>
    public static XlsxCell Share(double? value) => Number(value, XlsxFormat.Percent);

    public static XlsxCell Date(DateOnly? day) => new(XlsxFormat.Date, null, day?.DayNumber - DayZero.DayNumber);
}
