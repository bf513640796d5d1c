using System.Runtime.InteropServices;

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
    public bool HidesAnything => Rows.HidesAnything || Columns.HidesAnything || MemoryMarshal.CreateReadOnlySpan(ref Hidden[0, 0], Hidden.Length).Contains(true);

    private int RowCount => Rows.Counts.Length;

    private int ColumnCount => Columns.Counts.Length;

    private int PointCount => RowCount + ColumnCount;

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
        var seen = new bool[PointCount];
        for (var point = 0; point < PointCount; point++)
        {
            if (seen[point]) continue;
            var part = Reach(point, without: null);
            for (var other = 0; other < PointCount; other++) seen[other] |= part[other];
            yield return TotalsOf(part);
        }
    }

    /// <summary>The hidden counts that are in no circle, each with the totals of one side of it: it follows when they are known.</summary>
    public IReadOnlyList<Bridge> Bridges() =>
    [
        .. from cell in InNoCircle()
           where !IsUnsaid(cell)
           orderby cell.Row, cell.Column
           let side = Reach(cell.Row, without: cell)
           select new Bridge(cell.Row, cell.Column, side, TotalsOf(side)),
    ];

    /// <summary>Hides the smallest count that lies between the two sides of a bridge, so that it comes to be in a circle.</summary>
    /// <returns>Whether there was one; if not, its totals are hidden.</returns>
    public bool CloseCircle(Bridge bridge)
    {
        var other = Reach(RowCount + bridge.Column, without: (bridge.Row, bridge.Column));
        var between = Cells()
            .Where(cell => !Hidden[cell.Row, cell.Column] && !IsUnsaid(cell))
            .Where(cell => (bridge.Points[cell.Row] && other[RowCount + cell.Column]) || (other[cell.Row] && bridge.Points[RowCount + cell.Column]))
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
        var counts = Array.ConvertAll(cells, cell => _counts[cell.Row, cell.Column]);
        var hidden = Array.ConvertAll(cells, cell => Hidden[cell.Row, cell.Column]);
        var hidMore = false;
        while (true)
        {
            var tells = totals.Hidden[place]
                ? !hidden.Contains(true) && counts.Sum() == totals.Counts[place]
                : SumTells.Of(totals.Counts[place], counts, hidden);
            if (!tells) return hidMore;
            if (SumTells.NextToHide(counts, hidden) is { } next) hidden[next] = Hidden[cells[next].Row, cells[next].Column] = true;
            else if (totals.Hidden[place]) return hidMore;
            else totals.Hidden[place] = true;
            hidMore = true;
        }
    }

    private List<(SuppressedList, int, int)> TotalsOf(bool[] points) =>
        [.. Enumerable.Range(0, PointCount).Where(point => points[point]).Select(point => point < RowCount ? (Rows, point, 1) : (Columns, point - RowCount, -1))];

    /// <summary>All hidden counts in no circle, in one walk: no point behind such a line is hidden together with a point before it.</summary>
    /// <remarks>R.E. Tarjan (1974), "A note on finding the bridges of a graph", Information Processing Letters 2, 160-161.</remarks>
    private List<(int Row, int Column)> InNoCircle()
    {
        var found = new List<(int, int)>();
        var (turn, earliest, turns) = (new int[PointCount], new int[PointCount], 0);
        for (var point = 0; point < PointCount; point++)
            if (turn[point] == 0) Walk(point, from: -1);
        return found;

        void Walk(int point, int from)
        {
            turn[point] = earliest[point] = ++turns;
            var isRow = point < RowCount;
            for (var other = isRow ? RowCount : 0; other < (isRow ? PointCount : RowCount); other++)
            {
                var cell = isRow ? (Row: point, Column: other - RowCount) : (Row: other, Column: point - RowCount);
                if (other == from || !Hidden[cell.Row, cell.Column]) continue;
                if (turn[other] == 0)
                {
                    Walk(other, point);
                    if (earliest[other] > turn[point]) found.Add(cell);
                    earliest[point] = Math.Min(earliest[point], earliest[other]);
                }
                else
                {
                    earliest[point] = Math.Min(earliest[point], turn[other]);
                }
            }
        }
    }

    /// <summary>The points that hang together with one through hidden counts: rows by their place, columns behind them.</summary>
    private bool[] Reach(int from, (int Row, int Column)? without)
    {
        var reached = new bool[PointCount];
        var next = new Stack<int>([from]);
        reached[from] = true;
        while (next.TryPop(out var point))
        {
            var isRow = point < RowCount;
            for (var other = isRow ? RowCount : 0; other < (isRow ? PointCount : RowCount); other++)
            {
                var cell = isRow ? (Row: point, Column: other - RowCount) : (Row: other, Column: point - RowCount);
                if (reached[other] || !Hidden[cell.Row, cell.Column] || cell == without) continue;
                reached[other] = true;
                next.Push(other);
            }
        }

        return reached;
    }

    private IEnumerable<(int Row, int Column)> Cells() =>
        Enumerable.Range(0, RowCount).SelectMany(row => Enumerable.Range(0, ColumnCount).Select(column => (row, column)));

    /// <summary>A hidden count that is in no circle.</summary>
    /// <param name="Points">The rows and columns on the side of its row.</param>
    /// <param name="Side">The totals of these.</param>
    public sealed record Bridge(int Row, int Column, bool[] Points, IReadOnlyList<(SuppressedList List, int Place, int Sign)> Side);
}
