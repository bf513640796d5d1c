namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>Bars below each other, each with its name before it and its number behind it: a stone for each that is counted, where those can be told apart.</summary>
public sealed record BarChart(FigureWords Words, IReadOnlyList<Bar> Bars)
{
    private const double Width = 960, BarHeight = 16, Gap = 16, WidestLabel = 320, LowestRow = 34;

    // A stone that is narrower, or more than three times as high as wide, cannot be counted.
    private const double NarrowestStone = BarHeight / 3;

    private static readonly Letters Plain = Letters.Plain(16), Strong = Letters.Bold(16);

    /// <summary>Draws no stones, also where they would fit: for shares, which are no count.</summary>
    public bool IsSolid { get; init; }

    /// <summary>The colour of what is counted.</summary>
    public uint Colour { get; init; } = PictureInk.Laid;

    public Picture Draw()
    {
        var frame = new FigureFrame(Words, Width);
        var labels = Math.Min(WidestLabel, Widest(bar => Name(bar).WidthOf(bar.Label)));
        var (values, besides) = (Widest(bar => Strong.WidthOf(bar.Value)), Widest(bar => Plain.WidthOf(bar.Beside)));
        var left = FigureFrame.Margin + labels + Gap;
        var besidesAt = frame.Right - besides;
        var valuesAt = besides > 0 ? besidesAt - Gap : frame.Right;
        var room = valuesAt - values - Gap - left;
        foreach (var bar in Bars)
        {
            var lines = Name(bar).Wrap(bar.Label, labels + 1);
            var height = Math.Max(LowestRow, lines.Count * FigureFrame.Step(Plain) + 12);
            frame.AddLines(lines, FigureFrame.Margin, frame.Y, height, Name(bar), PictureInk.Text);
            DrawBar(frame, bar, left, frame.Y + (height - BarHeight) / 2, room);
            frame.AddLines([bar.Value], valuesAt, frame.Y, height, bar.Count is null ? Plain : Strong, bar.Count is null ? PictureInk.Quiet : PictureInk.Text, Align.End);
            if (bar.Beside.Length > 0) frame.AddLines([bar.Beside], frame.Right, frame.Y, height, Plain, PictureInk.Quiet, Align.End);
            frame.Y += height;
        }

        return frame.Finish(Bars.Select(bar => $"{bar.Label}: {bar.Value}{(bar.Beside.Length > 0 ? $", {bar.Beside}" : "")}."));
    }

    private void DrawBar(FigureFrame frame, Bar bar, double left, double top, double room)
    {
        if (bar.Count is not { } count)
        {
            frame.Add(new HatchedBox(left, top, room, BarHeight, PictureInk.Rule, 5));
            return;
        }

        var step = room / Math.Max(bar.Of, 1);
        if (!IsSolid && step * .86 >= NarrowestStone)
        {
            for (var stone = 0; stone < bar.Of; stone++)
                frame.Add(new Box(left + stone * step + step * .07, top, Math.Min(step * .86, BarHeight * 1.6), BarHeight, stone < count ? Colour : PictureInk.Room, 3));
            return;
        }

        frame.Add(new Box(left, top, room, BarHeight, PictureInk.Room, 5));
        if (count > 0) frame.Add(new Box(left, top, Math.Min(count * step, room), BarHeight, Colour, 5));
    }

    private static Letters Name(Bar bar) => bar.IsStrong ? Strong : Plain;

    private double Widest(Func<Bar, double> width) => Bars.Count == 0 ? 0 : Bars.Max(width);
}

/// <param name="Count">How many of how many; null when that is not told, which is drawn with slanting lines.</param>
/// <param name="Value">The number, as text.</param>
/// <param name="Beside">What stands behind it, such as the share.</param>
public sealed record Bar(string Label, int? Count, int Of, string Value, string Beside = "")
{
    /// <summary>Whether its name is in bold.</summary>
    public bool IsStrong { get; init; }
}
