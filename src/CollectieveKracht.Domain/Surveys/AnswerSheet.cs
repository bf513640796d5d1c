namespace CollectieveKracht.Domain.Surveys;

/// <summary>A table of answers from elsewhere: a respondent per row, something that it said per column.</summary>
public sealed record AnswerSheet(IReadOnlyList<string> Headers, IReadOnlyList<SheetRow> Rows)
{
    public const int MostRows = 20_000;

    public const int MostColumns = 400;

    /// <summary>The different values of a column in the order in which they come, without empty ones; one more than asked when there are more.</summary>
    public IReadOnlyList<string> ValuesOf(int column, int most, bool hasSeveral = false)
    {
        var (seen, values) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var row in Rows)
        {
            foreach (var value in hasSeveral ? Several(row[column]) : [row[column]])
                if (value.Length > 0 && seen.Add(value)) values.Add(value);
            if (values.Count > most) break;
        }

        return values;
    }

    /// <summary>What one cell says when it says several things.</summary>
    public static string[] Several(string cell) => cell.Split([';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <param name="Number">As a spreadsheet counts: the heading is row 1.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>What is in a column, without spaces around it; empty when the row is too short.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column].Trim() : "";
}
