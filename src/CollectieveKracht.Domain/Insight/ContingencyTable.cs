namespace CollectieveKracht.Domain.Insight;

/// <summary>Counts of rows by columns that exclude each other, without the rows and columns that hold nobody.</summary>
internal sealed class ContingencyTable
{
    private readonly int[][] _counts;

    private ContingencyTable(int[][] counts)
    {
        _counts = counts;
        RowTotals = [.. counts.Select(row => row.Sum())];
        ColumnTotals = counts.Length == 0 ? [] : [.. Enumerable.Range(0, counts[0].Length).Select(column => counts.Sum(row => row[column]))];
        Total = RowTotals.Sum();
    }

    public IReadOnlyList<int> RowTotals { get; }

    public IReadOnlyList<int> ColumnTotals { get; }

    public int Total { get; }

    public IEnumerable<int> Counts => _counts.SelectMany(row => row);

    public int DegreesOfFreedom => (RowTotals.Count - 1) * (ColumnTotals.Count - 1);

    public IEnumerable<double> Expected => RowTotals.SelectMany(row => ColumnTotals.Select(column => (double)row * column / Total));

    public int this[int row, int column] => _counts[row][column];

    public static ContingencyTable Of(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var rows = counts.Where(row => row.Any(count => count > 0)).ToList();
        var columns = rows.Count == 0 ? [] : Enumerable.Range(0, rows[0].Count).Where(column => rows.Any(row => row[column] > 0)).ToList();
        return new ContingencyTable([.. rows.Select(row => columns.Select(column => row[column]).ToArray())]);
    }
}
