using AngleSharp.Dom;
using static CollectieveKracht.Web.Platform.Pdf.PdfSheet;

namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>
/// Lays out a table: as wide as its words ask, in smaller letters when there are many columns, and when even those do not fit row by row, each value
/// under the name of its column. A row may go on on the next page, under the same heads.
/// </summary>
internal sealed class PdfTable
{
    private const double Padding = 5, Leading = 1.35;

    private static readonly double[] Sizes = [9.5, 8.5, 7.5];

    private readonly PdfLayout _layout;
    private readonly double _x;
    private readonly double _width;
    private readonly IReadOnlyList<Cell>? _head;
    private readonly List<IReadOnlyList<Cell>> _rows;
    private readonly int _columns;

    public PdfTable(PdfLayout layout, IElement table, double x, double width)
    {
        (_layout, _x, _width) = (layout, x, width);
        _rows = [.. table.QuerySelectorAll("tr").Select(row => (IReadOnlyList<Cell>)[.. row.Children.SelectMany(Cells)]).Where(row => row.Count > 0)];
        if (_rows.Count > 0 && table.QuerySelector("thead tr") is not null)
        {
            _head = _rows[0];
            _rows.RemoveAt(0);
        }

        _columns = _rows.Append(_head ?? []).Max(row => row.Count);
    }

    public void Lay()
    {
        if (_columns == 0) return;

        foreach (var size in Sizes)
        {
            if (ColumnsIn(size) is not { } columns) continue;
            LayGrid(columns, size);
            return;
        }

        LayRecords();
    }

    private sealed record Cell(IElement? Element, bool IsHead, bool ToRight, bool ToCentre)
    {
        public List<(string Text, PdfLook Look)> Pieces(double size) =>
            Element is null ? [] : PdfLayout.Pieces(Element.ChildNodes, new PdfLook(IsHead ? PdfFace.Bold : PdfFace.Regular, size));
    }

    /// <summary>A cell over several columns has its words in the first of them.</summary>
    private static IEnumerable<Cell> Cells(IElement cell)
    {
        var isHead = cell.LocalName == "th" || cell.Closest("thead") is not null;
        yield return new(cell, isHead, cell.ClassList.Contains("to-right"), cell.ClassList.Contains("to-centre"));
        if (!int.TryParse(cell.GetAttribute("colspan"), out var span)) yield break;
        for (var more = 1; more < Math.Min(span, 50); more++) yield return new(null, isHead, false, false);
    }

    /// <summary>How wide each column becomes; null when words would have to be broken.</summary>
    private double[]? ColumnsIn(double size)
    {
        var (widest, whole) = (new double[_columns], new double[_columns]);
        // A very long word, such as an address, is broken rather than given the page.
        var longest = Math.Max(60, _width / 4);
        foreach (var row in _rows.Prepend(_head ?? []))
        {
            foreach (var (column, cell) in row.Index())
            {
                var (word, all) = PdfLines.Measure(cell.Pieces(size));
                widest[column] = Math.Max(widest[column], Math.Min(word, longest) + (2 * Padding) + 0.5);
                whole[column] = Math.Max(whole[column], all + (2 * Padding) + 0.5);
            }
        }

        var (least, most) = (widest.Sum(), whole.Sum());
        if (least > _width) return null;
        if (most <= _width) return [.. whole.Select(width => width * (most < _width * 0.6 ? Math.Min(1.6, _width / most) : _width / most))];

        var (spare, wish) = (_width - least, most - least);
        return [.. widest.Zip(whole, (word, all) => word + (spare * (all - word) / wish))];
    }

    private void LayGrid(double[] columns, double size)
    {
        _layout.Room(size * Leading * 4);
        _layout.Put(new Begin(Part.Table));
        if (_head is not null) LayRow(_head, columns, size, isHead: true);
        foreach (var row in _rows) LayRow(row, columns, size, isHead: false);
        _layout.Put(new End());
    }

    private void LayRow(IReadOnlyList<Cell> row, double[] columns, double size, bool isHead)
    {
        var height = size * Leading;
        var cells = row.Select((cell, column) => PdfLines.Of(cell.Pieces(size), columns[column] - (2 * Padding))).ToList();
        var lines = cells.Max(cell => cell.Count);
        var done = 0;
        do
        {
            // A short row stays whole; of a long one at least three lines stay together.
            var left = lines - done;
            _layout.Room((Math.Min(Math.Max(left, 1), 8) * height) + (2 * Padding));
            if (!isHead && _head is not null && _layout.IsFresh) RepeatHead(columns, size);
            var fit = Math.Clamp((int)((_layout.RoomLeft - (2 * Padding)) / height), 1, Math.Max(left, 1));
            LayPart(row, cells, columns, size, done, fit, isHead);
            done += fit;
        }
        while (done < lines);
    }

    private void LayPart(IReadOnlyList<Cell> row, List<List<IReadOnlyList<PdfRun>>> cells, double[] columns, double size, int from, int count, bool isHead)
    {
        var (height, total, x) = (size * Leading, columns.Sum(), _x);
        var tall = (Math.Max(1, count) * height) + (2 * Padding);
        if (isHead) _layout.Plane(new(_x, _layout.Y, total, tall, PdfInk.SunTint));
        _layout.Plane(new(_x, _layout.Y + tall - 0.6, total, isHead ? 1.2 : 0.6, isHead ? PdfInk.Quiet : PdfInk.Line));
        _layout.Put(new Begin(Part.Row));
        foreach (var (column, cell) in row.Index())
        {
            _layout.Put(new Begin(cell.IsHead ? Part.HeadCell : Part.Cell));
            foreach (var (place, line) in cells[column].Skip(from).Take(count).Index())
            {
                var room = columns[column] - (2 * Padding) - line.Sum(run => run.Width);
                _layout.Line(line, x + Padding + (cell.ToRight ? room : cell.ToCentre ? room / 2 : 0), _layout.Y + Padding + (place * height), height);
            }

            _layout.Put(new End());
            x += columns[column];
        }

        _layout.Put(new End());
        _layout.Advance(tall);
    }

    // A head that takes half a page is not said twice.
    private void RepeatHead(double[] columns, double size)
    {
        var cells = _head!.Select((cell, column) => PdfLines.Of(cell.Pieces(size), columns[column] - (2 * Padding))).ToList();
        var lines = cells.Max(cell => cell.Count);
        if (lines <= 8) LayPart(_head!, cells, columns, size, 0, lines, isHead: true);
    }

    private void LayRecords()
    {
        const double Size = 9.5;
        var height = Size * Leading;
        _layout.Put(new Begin(Part.Table));
        foreach (var row in _rows.Count > 0 ? _rows : [_head!])
        {
            _layout.Gap(6);
            _layout.Room(height * 3);
            _layout.Plane(new(_x, _layout.Y, _width, 0.8, PdfInk.Quiet));
            _layout.Advance(5);
            _layout.Put(new Begin(Part.Row));
            foreach (var (column, cell) in row.Index())
            {
                List<(string Text, PdfLook Look)> name = _head is not null && column < _head.Count && cell != _head[column] ? _head[column].Pieces(Size) : [];
                var (left, right) = (_width * 0.32, _width * 0.68);
                var names = PdfLines.Of(name, left - Padding);
                var values = PdfLines.Of(cell.Pieces(Size), right);
                foreach (var place in Enumerable.Range(0, Math.Max(names.Count, values.Count)))
                {
                    _layout.Room(height);
                    if (place < names.Count) Put(Part.HeadCell, names[place], _x);
                    if (place < values.Count) Put(Part.Cell, values[place], _x + left);
                    _layout.Advance(height);
                }
            }

            _layout.Put(new End());
            _layout.Advance(3);
        }

        _layout.Put(new End());

        void Put(Part part, IReadOnlyList<PdfRun> line, double x)
        {
            _layout.Put(new Begin(part));
            _layout.Line(line, x, _layout.Y, height);
            _layout.Put(new End());
        }
    }
}
