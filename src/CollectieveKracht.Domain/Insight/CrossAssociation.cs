using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// The tests that belong to a cross table: of the whole table, of one column or row against the rest, or of a pair of options. Which one it is
/// follows from what it names, so that a page that hides a cell can leave out the tests that rest on it.
/// </summary>
/// <param name="Row">The option that was tested against not giving it; null for all rows.</param>
/// <param name="Column">The same of the columns.</param>
public sealed record CrossAssociation(Subject? Row, Subject? Column, Association Association)
{
    /// <summary>
    /// Two exclusive axes are tested as one table and per row and column; an option of a multiple choice axis is tested for itself, given or
    /// not, against the other axis, and against each of its options when these are multiple choice too. What cannot be tested is absent.
    /// </summary>
    public static IReadOnlyList<CrossAssociation> Of(CrossTable table)
    {
        Slice allRows = new(null, [.. Enumerable.Range(0, table.Rows.Count)]);
        Slice allColumns = new(null, [.. Enumerable.Range(0, table.Columns.Count)]);
        var rows = allRows.Places.Select(row => new Slice(table.Rows[row].Subject, [row])).ToList();
        var columns = allColumns.Places.Select(column => new Slice(table.Columns[column].Subject, [column])).ToList();
        IEnumerable<(Slice Rows, Slice Columns)> tests = (table.RowsAreExclusive, table.ColumnsAreExclusive) switch
        {
            (true, true) => [(allRows, allColumns), .. columns.Select(column => (allRows, column)), .. rows.Select(row => (row, allColumns))],
            (true, false) => columns.Select(column => (allRows, column)),
            (false, true) => rows.Select(row => (row, allColumns)),
            (false, false) => rows.SelectMany(row => columns.Select(column => (row, column))),
        };
        return [.. tests.Select(test => Test(table, test.Rows, test.Columns)).OfType<CrossAssociation>()];
    }

    private static CrossAssociation? Test(CrossTable table, Slice rows, Slice columns)
    {
        var counts = rows.Places.Select(row => CountsOf(table, row, columns)).ToList();
        if (rows.Option is not null) counts.Add(Rest(CountsOf(table, columns), counts[0]));
        return Association.Of(counts) is { } association ? new CrossAssociation(rows.Option, columns.Option, association) : null;
    }

    private static int[] CountsOf(CrossTable table, int row, Slice columns)
    {
        int[] counts = [.. columns.Places.Select(column => table[row, column].Count)];
        return columns.Option is null ? counts : [counts[0], table.Rows[row].Count - counts[0]];
    }

    private static int[] CountsOf(CrossTable table, Slice columns)
    {
        int[] counts = [.. columns.Places.Select(column => table.Columns[column].Count)];
        return columns.Option is null ? counts : [counts[0], table.Base - counts[0]];
    }

    private static int[] Rest(IEnumerable<int> all, IEnumerable<int> part) => [.. all.Zip(part, (one, other) => one - other)];

    /// <summary>One option against not giving it, or all options of an exclusive axis.</summary>
    private sealed record Slice(Subject? Option, IReadOnlyList<int> Places);
}
