namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// The counts of two kinds together. As a graph, rows and columns are its points and hidden counts its lines: what is known of a hidden count depends on the
/// circles that it is in.
/// </summary>
internal sealed class SuppressedTable
{
    private readonly int[,] _counts;

    /// <param name="columnGroups">Who is in each column, within the population.</param>
    public SuppressedTable(SuppressedList rows, SuppressedList columns, RespondentGroup[] columnGroups)
    {
        (Rows, Columns) = (rows, columns);
        _counts = new int[rows.Counts.Length, columns.Counts.Length];
        Hidden = new bool[rows.Counts.Length, columns.Counts.Length];
        foreach (var (row, column) in Cells())
        {
            _counts[row, column] = rows.Groups[row].CountWith(columnGroups[column]);
            Hidden[row, column] = SmallCells.IsSmall(_counts[row, column]) || (IsUnsaid((row, column)) && _counts[row, column] > 0);
        }
    }

    public SuppressedList Rows { get; }

    public SuppressedList Columns { get; }

    public bool[,] Hidden { get; }

    /// <summary>Whether anything in it is hidden, so that there is anything to look at.</summary>
    public bool HidesAnything => Rows.HidesAnything || Columns.HidesAnything || Hidden.Cast<bool>().Contains(true);

    private int RowCount => Rows.Counts.Length;

    private int ColumnCount => Columns.Counts.Length;

    /// <summary>Looks at each row and each column by itself.</summary>
    /// <returns>Whether more had to be hidden.</returns>
    public bool Settle()
    {
        var hidMore = false;
        for (var row = 0; row < RowCount - 1; row++) hidMore |= SettleLine(Rows, row, Enumerable.Range(0, ColumnCount).Select(column => (row, column)));
        for (var column = 0; column < ColumnCount - 1; column++) hidMore |= SettleLine(Columns, column, Enumerable.Range(0, RowCount).Select(row => (row, column)));
        return hidMore;
    }

    /// <summary>What hidden totals of rows and columns each connected part of the graph tells of: those of its rows less those of its columns are known.</summary>
    public IEnumerable<IReadOnlyList<(SuppressedList List, int Place, int Sign)>> ConnectedParts()
    {
        var seen = new HashSet<int>();
        for (var point = 0; point < RowCount + ColumnCount; point++)
        {
            if (seen.Contains(point)) continue;
            var part = Reach(point, without: null);
            seen.UnionWith(part);
            yield return TotalsOf(part);
        }
    }

    /// <summary>The hidden counts that are in no circle, each with the totals of one side of it: it follows when they are known.</summary>
    public IReadOnlyList<Bridge> Bridges()
    {
        var found = new List<Bridge>();
        foreach (var cell in Cells().Where(cell => Hidden[cell.Row, cell.Column] && !IsUnsaid(cell)))
        {
            var side = Reach(cell.Row, without: cell);
            if (!side.Contains(RowCount + cell.Column)) found.Add(new Bridge(cell.Row, cell.Column, side, TotalsOf(side)));
        }

        return found;
    }

    /// <summary>Hides the smallest count that lies between the two sides of a bridge, so that it comes to be in a circle.</summary>
    /// <returns>Whether there was one; if not, its totals are hidden.</returns>
    public bool CloseCircle(Bridge bridge)
    {
        var other = Reach(RowCount + bridge.Column, without: (bridge.Row, bridge.Column));
        var between = Cells()
            .Where(cell => !Hidden[cell.Row, cell.Column] && !IsUnsaid(cell))
            .Where(cell => (bridge.Points.Contains(cell.Row) && other.Contains(RowCount + cell.Column)) || (other.Contains(cell.Row) && bridge.Points.Contains(RowCount + cell.Column)))
            .Select(cell => ((int Row, int Column)?)cell)
            .OrderBy(cell => _counts[cell!.Value.Row, cell.Value.Column] == 0).ThenBy(cell => _counts[cell!.Value.Row, cell.Value.Column])
            .FirstOrDefault();
        if (between is not { } next) return Widen(bridge) || HideTotals(bridge);

        Hidden[next.Row, next.Column] = true;
        return true;
    }

    /// <returns>Whether anything was shown.</returns>
    public bool HideAll()
    {
        var shown = Cells().Where(cell => !Hidden[cell.Row, cell.Column]).ToList();
        foreach (var (row, column) in shown) Hidden[row, column] = true;
        return shown.Count > 0;
    }

    // Where nothing lies between the two sides, another column or row joins one of them first.
    private bool Widen(Bridge bridge)
    {
        var next = Cells()
            .Where(cell => !Hidden[cell.Row, cell.Column] && !IsUnsaid(cell) && (cell.Row == bridge.Row || cell.Column == bridge.Column))
            .Select(cell => ((int Row, int Column)?)cell)
            .OrderBy(cell => _counts[cell!.Value.Row, cell.Value.Column] == 0).ThenBy(cell => _counts[cell!.Value.Row, cell.Value.Column])
            .FirstOrDefault();
        if (next is not { } found) return false;

        Hidden[found.Row, found.Column] = true;
        return true;
    }

    private bool HideTotals(Bridge bridge)
    {
        var hidMore = !Rows.Hidden[bridge.Row] || !Columns.Hidden[bridge.Column];
        Rows.Hidden[bridge.Row] = Columns.Hidden[bridge.Column] = true;
        return hidMore;
    }

    private bool IsUnsaid((int Row, int Column) cell) => cell.Row == RowCount - 1 || cell.Column == ColumnCount - 1;

    private bool SettleLine(SuppressedList totals, int place, IEnumerable<(int Row, int Column)> line)
    {
        var cells = line.ToArray();
        var hidMore = false;
        while (true)
        {
            var counts = Array.ConvertAll(cells, cell => _counts[cell.Row, cell.Column]);
            var hidden = Array.ConvertAll(cells, cell => Hidden[cell.Row, cell.Column]);
            var tells = totals.Hidden[place]
                ? !hidden.Contains(true) && counts.Sum() == totals.Counts[place]
                : SumTells.Of(totals.Counts[place], counts, hidden);
            if (!tells) return hidMore;
            if (SumTells.NextToHide(counts, hidden) is { } next) Hidden[cells[next].Row, cells[next].Column] = true;
            else if (totals.Hidden[place]) return hidMore;
            else totals.Hidden[place] = true;
            hidMore = true;
        }
    }

    private List<(SuppressedList, int, int)> TotalsOf(HashSet<int> points) =>
        [.. points.Select(point => point < RowCount ? (Rows, point, 1) : (Columns, point - RowCount, -1))];

    /// <summary>The rows and columns that hang together through hidden counts: rows by their place, columns behind them.</summary>
    private HashSet<int> Reach(int from, (int Row, int Column)? without)
    {
        var reached = new HashSet<int> { from };
        var next = new Stack<int>(reached);
        while (next.TryPop(out var point))
        {
            foreach (var cell in point < RowCount ? Enumerable.Range(0, ColumnCount).Select(column => (Row: point, Column: column)) : Enumerable.Range(0, RowCount).Select(row => (Row: row, Column: point - RowCount)))
            {
                if (!Hidden[cell.Row, cell.Column] || cell == without) continue;
                var other = point < RowCount ? RowCount + cell.Column : cell.Row;
                if (reached.Add(other)) next.Push(other);
            }
        }

        return reached;
    }

    private IEnumerable<(int Row, int Column)> Cells() =>
        Enumerable.Range(0, RowCount).SelectMany(row => Enumerable.Range(0, ColumnCount).Select(column => (row, column)));

    /// <summary>A hidden count that is in no circle.</summary>
    /// <param name="Points">The rows and columns on the side of its row.</param>
    /// <param name="Side">The totals of these.</param>
    public sealed record Bridge(int Row, int Column, HashSet<int> Points, IReadOnlyList<(SuppressedList List, int Place, int Sign)> Side);
}
