using System.Globalization;
using System.Text.Json.Nodes;
using CollectieveKracht.Web.Platform.Export;

namespace CollectieveKracht.Web.Features.Figures;

public enum FigureKind
{
    Text,

    /// <summary>In respondents.</summary>
    Count,

    /// <summary>From 0 to 1.</summary>
    Share,

    /// <summary>With decimals, such as an expected count or a score.</summary>
    Number,
}

/// <param name="Key">Its name in files, which never changes.</param>
/// <param name="Meaning">What it is, for the data dictionary.</param>
public sealed record FigureColumn(string Key, string Name, FigureKind Kind, string Meaning);

/// <summary>One value of a figure: a text, a number, or nothing to show.</summary>
/// <param name="IsHidden">Not shown because of small groups; otherwise what is absent does not exist.</param>
public readonly record struct FigureValue(string? Text, double? Number, bool IsHidden)
{
    public static FigureValue Hidden { get; } = new(null, null, true);

    public static FigureValue None { get; } = new(null, null, false);

    public static FigureValue Of(string text) => new(text, null, false);

    public static FigureValue Of(double? number) => new(null, number, false);

    /// <summary>A number, or hidden when it may not be shown.</summary>
    public static FigureValue Shown(double? number) => number is null ? Hidden : Of(number);
}

/// <summary>The numbers of a figure, from which its table on the page and all its files are made: so they are the same numbers.</summary>
/// <param name="Name">Of the file, without its kind.</param>
/// <param name="Source">Wave, filter, n and date in a sentence.</param>
public sealed record FigureTable(
    string Name, string Title, string Source, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<IReadOnlyList<FigureValue>> Rows)
{
    /// <summary>What stands where a number is not shown.</summary>
    public const string HiddenMark = "<5";

    private const double WideColumn = 32, NarrowColumn = 12;

    /// <summary>How many decimals of a share or number are kept in files.</summary>
    public const int Decimals = 4;

    /// <summary>With the names of the columns, and behind the rows where they come from.</summary>
    public string ToCsv() => Csv.Mark + Csv.Row(Columns.Select(column => column.Key)) + string.Concat(Rows.Select(row => Csv.RowWithNumbers(row.Select(value => (Written(value), IsNumber: value.Number is not null)))));

    /// <summary>The same for a program: where it comes from, what each column means, and the rows.</summary>
    public JsonObject ToJson() => new()
    {
        ["title"] = Title,
        ["source"] = Source,
        ["hidden"] = HiddenMark,
        ["columns"] = new JsonArray([.. Columns.Select(column => new JsonObject { ["key"] = column.Key, ["name"] = column.Name, ["kind"] = column.Kind.ToString().ToLowerInvariant(), ["meaning"] = column.Meaning })]),
        ["rows"] = new JsonArray([.. Rows.Select(row => new JsonObject(Columns.Zip(row, (column, value) => KeyValuePair.Create(column.Key, Node(value)))))]),
    };

    /// <summary>The same as a workbook: a sheet with the numbers, and one that tells what each column means and where they come from.</summary>
    public XlsxSheet ToSheet() => new(
        Title, [.. Columns.Select(column => new XlsxColumn(column.Name, column.Kind == FigureKind.Text ? WideColumn : NarrowColumn))],
        Rows.Select(row => (IReadOnlyList<XlsxCell>)[.. Columns.Zip(row, (column, value) => Cell(column, value))]));

    private static XlsxCell Cell(FigureColumn column, FigureValue value) => value switch
    {
        { IsHidden: true } => XlsxCell.Text(HiddenMark),
        { Text: { } text } => XlsxCell.Text(text),
        _ => XlsxCell.Number(value.Number is { } number ? Math.Round(number, Decimals) : null, column.Kind switch
        {
            FigureKind.Share => XlsxFormat.Percent,
            FigureKind.Number => XlsxFormat.TwoDecimals,
            _ => XlsxFormat.Whole,
        }),
    };

    private static JsonNode? Node(FigureValue value) =>
        value.IsHidden ? HiddenMark : value.Text is { } text ? text : value.Number is { } number ? Math.Round(number, Decimals) : null;

    private static string Written(FigureValue value) =>
        value.IsHidden ? HiddenMark : value.Text ?? (value.Number is { } number ? Math.Round(number, Decimals).ToString(CultureInfo.InvariantCulture) : "");
}
