namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>A table of which each cell has the colour of its step. What is not told is drawn with slanting lines.</summary>
/// <param name="Corner">What the rows are.</param>
public sealed record HeatTable(FigureWords Words, string Corner, IReadOnlyList<string> Columns, IReadOnlyList<HeatRow> Rows)
{
    private const double Preferred = 960, Least = 640, Narrowest = 72, Broadest = 132, ForAWord = 116, Between = 3, LowestRow = 36, WidestLabel = 216, HeadMargin = 6, Sizes = 64, Radius = 8;

    private static readonly Letters Heads = Letters.Bold(13.5), Names = Letters.Bold(15), Values = Letters.Bold(15), Quiet = Letters.Plain(15), Small = Letters.Plain(14);

    /// <summary>Above the sizes of the rows.</summary>
    public string SizeHeading { get; init; } = "n";

    /// <summary>What the steps mean.</summary>
    public HeatKey? Key { get; init; }

    public Picture Draw()
    {
        if (Rows.FirstOrDefault(row => row.Cells.Count != Columns.Count) is { } uneven)
            throw new ArgumentException($"'{uneven.Label}' has {uneven.Cells.Count} cells for {Columns.Count} columns.");

        var labels = Math.Min(WidestLabel, Rows.Select(row => Names.WidthOf(row.Label)).Append(Heads.WidthOf(Corner)).Max() + 1);
        var first = FigureFrame.Margin + labels + Sizes;
        var word = Columns.SelectMany(column => column.Split(' ')).Select(Heads.WidthOf).DefaultIfEmpty().Max() + Between + HeadMargin;
        var cell = Math.Clamp(Math.Max((Preferred - FigureFrame.Margin - first) / Math.Max(Columns.Count, 1), Math.Min(word, ForAWord)), Narrowest, Broadest);
        var frame = new FigureFrame(Words, Math.Max(Least, first + cell * Columns.Count - Between + FigureFrame.Margin));
        DrawHeads(frame, first, cell);
        foreach (var row in Rows) DrawRow(frame, row, labels, first, cell);
        if (Key is not null) DrawKey(frame, Key, first + cell * Columns.Count - Between);
        return frame.Finish(Rows.Select(row => $"{row.Label}: {string.Join(", ", Columns.Zip(row.Cells, (column, value) => $"{column} {value.Text}"))}."));
    }

    private void DrawHeads(FigureFrame frame, double first, double cell)
    {
        var heads = Columns.Select(column => Heads.Wrap(column, cell - Between - HeadMargin)).ToList();
        var step = FigureFrame.Step(Heads);
        var height = Math.Max(1, heads.Select(lines => lines.Count).DefaultIfEmpty(1).Max()) * step;
        var lowest = frame.Y + height - step;
        frame.AddLines([Corner], FigureFrame.Margin, lowest, step, Heads, PictureInk.Text);
        frame.AddLines([SizeHeading], first - 14, lowest, step, Heads, PictureInk.Text, Align.End);
        foreach (var (place, lines) in heads.Index())
            frame.AddLines(lines, first + place * cell + (cell - Between) / 2, frame.Y + height - lines.Count * step, lines.Count * step, Heads, PictureInk.Text, Align.Middle);
        frame.Y += height + 8;
    }

    private static void DrawRow(FigureFrame frame, HeatRow row, double labels, double first, double cell)
    {
        var names = Names.Wrap(row.Label, labels);
        var height = Math.Max(LowestRow, names.Count * FigureFrame.Step(Names) + 12);
        if (row.IsTotal) frame.Y += 6;
        frame.AddLines(names, FigureFrame.Margin, frame.Y, height, Names, PictureInk.Text);
        frame.AddLines([row.Size], first - 14, frame.Y, height, Quiet, PictureInk.Quiet, Align.End);
        foreach (var (place, value) in row.Cells.Index()) DrawCell(frame, value, first + place * cell, cell - Between, height);
        frame.Y += height + Between;
    }

    private static void DrawCell(FigureFrame frame, HeatCell cell, double x, double width, double height)
    {
        frame.Add(cell.IsHidden ? new HatchedBox(x, frame.Y, width, height, PictureInk.Rule, Radius)
            : new Box(x, frame.Y, width, height, cell.Step is { } step ? PictureInk.HeatOf(step) : PictureInk.Mist, Radius));
        var colour = cell.IsHidden ? PictureInk.Quiet : cell.Step is { } onStep ? PictureInk.OnHeat(onStep) : PictureInk.Text;
        frame.AddLines([cell.Text], x + width / 2, frame.Y, height, cell.IsHidden ? Quiet : Values, colour, Align.Middle);
    }

    private static void DrawKey(FigureFrame frame, HeatKey key, double right)
    {
        const double block = 26, height = 16;
        frame.Y += 12;
        var x = FigureFrame.Margin;
        Say(key.Low);
        for (var step = 1; step <= PictureInk.HeatSteps; step++, x += block + Between)
            frame.Add(new Box(x, frame.Y, block, height, PictureInk.HeatOf(step), 4));
        x += 5;
        Say(key.High);
        if (key.Hidden.Length > 0)
        {
            // Beside the steps when there is room, else below them.
            var width = block + 8 + Small.WidthOf(key.Hidden);
            if (right - width < x + 16) (frame.Y, x) = (frame.Y + height + 8, FigureFrame.Margin);
            else x = right - width;
            frame.Add(new HatchedBox(x, frame.Y, block, height, PictureInk.Rule, 4));
            x += block + 8;
            Say(key.Hidden);
        }

        frame.Y += height;

        void Say(string words)
        {
            frame.AddLines([words], x, frame.Y, height, Small, PictureInk.Quiet);
            x += Small.WidthOf(words) + 8;
        }
    }
}

/// <param name="Size">Of how many the row tells, as text.</param>
public sealed record HeatRow(string Label, string Size, IReadOnlyList<HeatCell> Cells)
{
    /// <summary>Whether it is all rows together, which stands apart.</summary>
    public bool IsTotal { get; init; }
}

/// <summary>One cell, with what is written on it.</summary>
public sealed record HeatCell
{
    private HeatCell(string text, int? step, bool isHidden) => (Text, Step, IsHidden) = (text, step, isHidden);

    public string Text { get; }

    /// <summary>From 1; null for no colour.</summary>
    public int? Step { get; }

    public bool IsHidden { get; }

    public static HeatCell On(int step, string text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, PictureInk.HeatSteps);
        return new(text, step, isHidden: false);
    }

    /// <summary>Without a colour, as in a row of totals.</summary>
    public static HeatCell Plain(string text) => new(text, null, isHidden: false);

    /// <summary>What is not told, with what is said instead.</summary>
    public static HeatCell Hidden(string text = "‹ 5") => new(text, null, isHidden: true);
}

/// <summary>What the lowest and the highest step stand for, and what the slanting lines do.</summary>
public sealed record HeatKey(string Low, string High, string Hidden = "");
