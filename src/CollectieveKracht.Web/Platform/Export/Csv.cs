namespace CollectieveKracht.Web.Platform.Export;

/// <summary>Rows of values with commas between them (RFC 4180), which a spreadsheet opens without running anything.</summary>
public static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Tells a spreadsheet that what follows is UTF-8.</summary>
    public const char Mark = '\uFEFF';

    private const string StartsFormula = "=+-@\t\r\n";

    /// <summary>One row of texts, with its end.</summary>
    public static string Row(params IEnumerable<string?> cells) => Joined(cells.Select(cell => Harmless(cell ?? "")));

    /// <summary>One row in which numbers of ours stay numbers, also below zero.</summary>
    public static string RowWithNumbers(IEnumerable<(string Cell, bool IsNumber)> cells) => Joined(cells.Select(one => one.IsNumber ? one.Cell : Harmless(one.Cell)));

    private static string Joined(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"")}\"")) + "\r\n";

    /// <summary>A spreadsheet takes what begins so for a formula; behind an apostrophe it is text.</summary>
    private static string Harmless(string cell) =>
        cell.TrimStart(' ', '\u00A0', '\uFEFF') is [var first, ..] && StartsFormula.Contains(first) ? "'" + cell : cell;
}
