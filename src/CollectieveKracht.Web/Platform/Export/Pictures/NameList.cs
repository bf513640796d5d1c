namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>Names below headings, for a figure without numbers.</summary>
public sealed record NameList(FigureWords Words, IReadOnlyList<NamedGroup> Groups)
{
    private const double Width = 960, Between = 24;

    private static readonly Letters Heading = Letters.Bold(16), Name = Letters.Plain(16);

    public Picture Draw()
    {
        var frame = new FigureFrame(Words, Width);
        var column = (frame.Right - FigureFrame.Margin + Between) / Math.Max(Groups.Count, 1);
        var (top, lowest) = (frame.Y, frame.Y);
        foreach (var (place, group) in Groups.Index())
        {
            frame.Y = top;
            Write(group.Heading, Heading, 4);
            foreach (var name in group.Names) Write(name, Name, 0);
            lowest = Math.Max(lowest, frame.Y);

            void Write(string text, Letters letters, double below)
            {
                var lines = letters.Wrap(text, column - Between);
                var height = lines.Count * FigureFrame.Step(letters) + 8;
                frame.AddLines(lines, FigureFrame.Margin + place * column, frame.Y, height, letters, PictureInk.Text);
                frame.Y += height + below;
            }
        }

        frame.Y = lowest;
        return frame.Finish(Groups.Select(group => $"{group.Heading}: {string.Join(", ", group.Names)}."));
    }
}

public sealed record NamedGroup(string Heading, IReadOnlyList<string> Names);
