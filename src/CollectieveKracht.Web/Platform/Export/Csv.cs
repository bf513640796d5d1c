using System.Globalization;
using System.Text;

namespace CollectieveKracht.Web.Platform.Export;

/// <summary>Rows of values with commas between them (RFC 4180), which a spreadsheet opens without running anything.</summary>
public static class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Tells a spreadsheet that what follows is UTF-8.</summary>
    public const char Mark = '\uFEFF';

    private const string StartsFormula = "=+-@\t\r\n";

    /// <summary>One row, with its end.</summary>
    public static string Row(params IEnumerable<string?> cells)
    {
        var row = new StringBuilder();
        foreach (var cell in cells) row.Append(row.Length == 0 ? "" : ",").Append('"').Append(Harmless(cell ?? "").Replace("\"", "\"\"")).Append('"');
        return row.Append("\r\n").ToString();
    }

    /// <summary>A spreadsheet takes what begins so for a formula; behind an apostrophe it is text. A number below zero is only a number.</summary>
    private static string Harmless(string cell) =>
        cell.TrimStart(' ', '\u00A0', '\uFEFF') is [var first, ..] && StartsFormula.Contains(first) && !IsNumber(cell) ? "'" + cell : cell;

    private static bool IsNumber(string cell) => cell[0] == '-' && decimal.TryParse(cell.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
