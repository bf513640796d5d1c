using AngleSharp.Dom;
using static CollectieveKracht.Web.Platform.Pdf.PdfSheet;

namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>
/// Lays the HTML of a text out on pages. It knows the elements that <see cref="Markdown.MarkdownText"/> lets through and the few of the frame around
/// them; of any other it shows what is in it. It never fails on a text: what does not fit is broken, made smaller or written in another form.
/// </summary>
internal sealed class PdfLayout(IReadOnlyDictionary<string, PdfPicture> pictures)
{
    private const double TextSize = 10.5, Leading = 1.48, Indent = 20;

    /// <summary>However deep something is nested, so much is left for its words.</summary>
    private const double Narrowest = 140;

    private static readonly PdfLook Plain = new(PdfFace.Regular, TextSize);

    /// <summary>The library takes longer for each one that there is already; a text with more of them is a list of addresses, which can be read.</summary>
    private const int MostLinks = 1_000;

    private readonly List<Box> _boxes = [];
    private int _links;
    private double _y = Top;
    private double _gap;

    // Where a page or a box begins, before which no space is left.
    private double _start = Top;

    public List<PdfSheet> Sheets { get; } = [new()];

    public Dictionary<string, PdfPlace> Places { get; } = [];

    public List<PdfHeading> Headings { get; } = [];

    private PdfSheet Sheet => Sheets[^1];

    private PdfPlace Here => new(Sheets.Count - 1, _y);

    public void Lay(IElement body) => Blocks(body, new(Left, Right - Left, Plain));

    /// <summary>Where something stands and how its words look.</summary>
    private sealed record Frame(double X, double Width, PdfLook Look)
    {
        public Frame Within(double left, double right = 0) => Width - left - right < Narrowest ? this : this with { X = X + left, Width = Width - left - right };
    }

    /// <summary>A plane behind what is being laid out, which goes on on the next page.</summary>
    private sealed class Box(double x, double width, uint colour, double from, double below)
    {
        public double From { get; set; } = from;

        public double Below => below;

        public Plane Until(double y) => new(x, From, width, y - From, colour);
    }

    private void Blocks(INode parent, Frame frame)
    {
        var words = new List<INode>();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && IsBlock(element))
            {
                Flush();
                Block(element, frame);
            }
            else words.Add(node);
        }

        Flush();

        void Flush()
        {
            if (words.Exists(node => node is IElement || node.TextContent.Trim().Length > 0)) Paragraph(words, frame, Part.Paragraph);
            words.Clear();
        }
    }

    private static bool IsBlock(IElement element) => element.LocalName is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" or "dl" or "dt" or "dd"
        or "pre" or "blockquote" or "table" or "div" or "figure" or "figcaption" or "section" or "header" or "footer" or "main" or "hr";

    private void Block(IElement element, Frame frame)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Heading(element, frame);
                return;
            case "ul" or "ol":
                List(element, frame);
                return;
            case "pre":
                Code(element, frame);
                return;
            case "table":
                Gap(8);
                Mark(element);
                new PdfTable(this, element, frame.X, frame.Width).Lay();
                Gap(10);
                return;
            case "hr":
                Gap(10);
                Room(2);
                Sheet.Planes.Add(new(frame.X, _y, frame.Width, 0.8, PdfInk.Line));
                Gap(12);
                return;
            case "blockquote":
                Gap(8);
                Mark(element);
                Put(new Begin(Part.Quote));
                Boxed(frame, 3, PdfInk.Sun, 0, () => Blocks(element, frame.Within(14) with { Look = frame.Look with { Colour = PdfInk.Quiet } }));
                Put(new End());
                Gap(8);
                return;
            case "div" when element.ClassList.Contains("markdown-alert") || element.ClassList.Contains("in-short"):
                Gap(10);
                Mark(element);
                Boxed(frame, frame.Width, element.ClassList.Contains("markdown-alert-note") ? PdfInk.Tint : PdfInk.SunTint, 10, () => Blocks(element, frame.Within(14, 14)));
                Gap(10);
                return;
            case "div" when element.ClassList.Contains("footnotes"):
                Gap(6);
                Blocks(element, frame with { Look = frame.Look with { Size = TextSize - 1.3 } });
                return;
            case "p" when element.ClassList.Contains("markdown-alert-title"):
                Paragraph(element.ChildNodes, frame with { Look = frame.Look.Strong() }, Part.Paragraph);
                _gap = 2;
                return;
            case "p" when element.ClassList.Contains("lead"):
                Paragraph(element.ChildNodes, frame with { Look = frame.Look with { Size = 12.5 } }, Part.Paragraph);
                Gap(10);
                return;
            case "p" when element.ClassList.Contains("small"):
                Paragraph(element.ChildNodes, frame with { Look = frame.Look with { Size = 9.5, Colour = PdfInk.Quiet } }, Part.Paragraph);
                return;
            case "figcaption":
                _gap = Math.Min(_gap, 4);
                Paragraph(element.ChildNodes, frame with { Look = frame.Look with { Size = 9, Colour = PdfInk.Quiet } }, Part.Paragraph);
                return;
            case "dt":
                Gap(6);
                Paragraph(element.ChildNodes, frame with { Look = frame.Look.Strong() }, Part.Paragraph);
                _gap = 1;
                return;
            case "dd":
                Blocks(element, frame.Within(Indent));
                return;
            case "p":
                Mark(element);
                Paragraph(element.ChildNodes, frame, Part.Paragraph);
                return;
            default:
                Mark(element);
                Blocks(element, frame);
                return;
        }
    }

    private void Heading(IElement heading, Frame frame)
    {
        var level = heading.LocalName[1] - '0';
        var (size, above) = level switch { 1 => (25.0, 6.0), 2 => (16.0, 20.0), 3 => (13.0, 15.0), _ => (11.0, 12.0) };
        var look = new PdfLook(level <= 3 ? PdfFace.Heading : PdfFace.Bold, size);
        var lines = PdfLines.Of(Pieces(heading.ChildNodes, look), frame.Width);
        Gap(above);
        // Not alone at the foot of a page.
        Room((Math.Min(lines.Count, 4) * size * 1.25) + (3 * TextSize * Leading));
        Mark(heading);
        if (level <= 6 && lines.Count > 0) Headings.Add(new(level, string.Concat(heading.TextContent.Split('\n', '\r')).Trim(), Here));
        Put(new Begin(Part.Heading1 + (level - 1)));
        Lines(lines, frame.X, size * 1.25);
        Put(new End());
        Gap(level == 1 ? 8 : 5);
    }

    private void Paragraph(IEnumerable<INode> nodes, Frame frame, Part part)
    {
        var pieces = new List<(string Text, PdfLook Look)>();
        Gather(nodes, frame.Look, pieces, picture =>
        {
            Words();
            Picture(picture, frame);
        });
        Words();

        void Words()
        {
            var lines = PdfLines.Of(pieces, frame.Width);
            pieces.Clear();
            if (lines.Count == 0) return;

            Gap(0);
            Put(new Begin(part));
            Lines(lines, frame.X, frame.Look.Size * Leading);
            Put(new End());
            Gap(frame.Look.Size * 0.75);
        }
    }

    private void List(IElement list, Frame frame)
    {
        var isNumbered = list.LocalName == "ol";
        var number = isNumbered && int.TryParse(list.GetAttribute("start"), out var start) ? start : 1;
        var inner = frame.Within(Indent);
        Mark(list);
        Put(new Begin(Part.List));
        foreach (var item in list.Children.Where(child => child.LocalName == "li"))
        {
            Room(frame.Look.Size * Leading * 1.9);
            Mark(item);
            Put(new Begin(Part.Item));
            Label(TaskOf(item) is { } task ? (task, frame.Look with { Face = PdfFace.Signs }) : (isNumbered ? $"{number}." : "•", frame.Look with { Colour = PdfInk.Link }), inner);
            Put(new Begin(Part.Body));
            var before = _y;
            Blocks(item, inner);
            if (_y == before) _y += frame.Look.Size * Leading;
            Put(new End());
            Put(new End());
            _gap = item.QuerySelector("p, ul, ol, pre, table") is null ? 3 : 5;
            number++;
        }

        Put(new End());
        Gap(frame.Look.Size * 0.75);
    }

    private void Label((string Text, PdfLook Look) label, Frame item)
    {
        var width = label.Look.Width(label.Text);
        Put(new Begin(Part.Label));
        Words(new(label.Text, label.Look, 0, width), item.X - 6 - width, Baseline(label.Look.Size * Leading, label.Look.Size));
        Put(new End());
    }

    private static string? TaskOf(IElement item) =>
        item.ClassList.Contains("task-list-item") && item.QuerySelector("input") is { } box ? box.HasAttribute("checked") ? "☑" : "☐" : null;

    private void Code(IElement code, Frame frame)
    {
        var look = frame.Look with { Face = PdfFace.Code, Size = frame.Look.Size - 1.5 };
        var lines = PdfLines.Of([(code.TextContent.TrimEnd().Replace("\t", "    ", StringComparison.Ordinal), look)], frame.Width - 20, keepSpaces: true);
        Gap(8);
        Boxed(frame, frame.Width, PdfInk.Tint, 8, () =>
        {
            Put(new Begin(Part.Paragraph));
            Lines(lines, frame.X + 10, look.Size * 1.4);
            Put(new End());
        });
        Gap(10);
    }

    private void Picture(IElement element, Frame frame)
    {
        var words = element.GetAttribute("alt") is { Length: > 0 } alternative ? alternative : "";
        if (element.GetAttribute("src") is not { } source || !pictures.TryGetValue(source, out var picture))
        {
            var text = words.Length > 0 ? words : element.GetAttribute("src") ?? "";
            Paragraph([element.Owner!.CreateTextNode($"[{text}]")], frame with { Look = frame.Look.Stressed() with { Colour = PdfInk.Quiet } }, Part.Paragraph);
            return;
        }

        // 96 dots of a screen are an inch of 72 points. A tall picture leaves room for a caption.
        var scale = Math.Min(0.75, Math.Min(frame.Width / picture.Width, (Bottom - Top) * 0.72 / picture.Height));
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        Gap(6);
        Room(height);
        Put(new Shown(frame.X, _y, width, height, picture, words));
        _y += height;
        Gap(8);
    }

    /// <summary>Lays out a plane behind what the action lays out.</summary>
    private void Boxed(Frame frame, double width, uint colour, double padding, Action lay)
    {
        Room((2 * padding) + (3 * TextSize * Leading));
        var box = new Box(frame.X, width, colour, _y, padding);
        _boxes.Add(box);
        _y += padding;
        _start = _y;
        lay();
        _gap = 0;
        _y += padding;
        _boxes.Remove(box);
        Sheet.Planes.Insert(0, box.Until(_y));
    }

    /// <summary>Of a paragraph or a cell; two lines stay together at both ends.</summary>
    private void Lines(List<IReadOnlyList<PdfRun>> lines, double x, double height)
    {
        foreach (var (place, line) in lines.Index())
        {
            var together = (place == 0 || place == lines.Count - 2) && lines.Count > 1 ? 2 : 1;
            Room(together * height);
            Line(line, x, _y, height);
            _y += height;
        }
    }

    /// <summary>Space between what was and what comes; of two that meet the larger counts.</summary>
    internal void Gap(double height) => _gap = Math.Max(_gap, height);

    /// <summary>Makes sure that this fits on the page, if need be on the next. What is higher than a page begins at its top.</summary>
    internal void Room(double height)
    {
        if (!IsFresh) _y += _gap;
        _gap = 0;
        if (_y + height + _boxes.Sum(box => box.Below) > Bottom && !IsFresh) Turn();
    }

    internal double RoomLeft => Bottom - _boxes.Sum(box => box.Below) - _y;

    internal double Y => _y;

    /// <summary>Nothing stands on this page, or in this box on it, yet.</summary>
    internal bool IsFresh => _y <= _start + 0.01;

    internal void Turn()
    {
        // The outer ones lie under those within.
        foreach (var box in Enumerable.Reverse(_boxes)) Sheet.Planes.Insert(0, box.Until(Math.Min(_y + box.Below, Bottom)));
        Sheets.Add(new());
        (_y, _gap) = (Top, 0);
        foreach (var box in _boxes)
        {
            box.From = _y;
            _y += box.Below;
        }

        _start = _y;
    }

    internal void Advance(double height) => _y += height;

    internal void Put(Mark mark) => Sheet.Marks.Add(mark);

    internal void Plane(Plane plane) => Sheet.Planes.Add(plane);

    internal void Line(IReadOnlyList<PdfRun> line, double x, double top, double height)
    {
        if (line.Count == 0) return;

        var baseline = top + Baseline(height, line.Max(run => run.Look.Size)) - _y;
        foreach (var run in line) Words(run, x + run.X, baseline);
    }

    private static double Baseline(double height, double size) => (height + (size * 0.68)) / 2;

    private void Words(PdfRun run, double x, double below)
    {
        var (look, baseline) = (run.Look, _y + below);
        var isLink = look.Target is not null && _links++ < MostLinks;
        if (isLink) Put(new BeginLink(x, baseline - (look.Size * 0.85), run.Width, look.Size * 1.15, look.Target!));
        Put(new Words(x, baseline - look.Raise, run.Text.Replace('\u00a0', ' '), look.Face, look.Size, look.Colour));
        if (isLink) Put(new End());
        if (look.Target is not null && look.Raise == 0 && run.Text != "↩") Plane(new(x, baseline + 1.6, run.Width, 0.5, look.Colour));
        if (look.Struck) Plane(new(x, baseline - (look.Size * 0.28), run.Width, 0.7, look.Colour));
    }

    private void Mark(IElement element)
    {
        foreach (var id in element.QuerySelectorAll("a[id]").Where(_ => element.LocalName is "p" or "li").Select(link => link.Id).Prepend(element.Id))
            if (id is { Length: > 0 }) Places.TryAdd(id, Here);
    }

    internal static List<(string Text, PdfLook Look)> Pieces(IEnumerable<INode> nodes, PdfLook look)
    {
        var pieces = new List<(string Text, PdfLook Look)>();
        Gather(nodes, look, pieces, picture => pieces.Add((picture.GetAttribute("alt") ?? "", look.Stressed())));
        return pieces;
    }

    private static void Gather(IEnumerable<INode> nodes, PdfLook look, List<(string Text, PdfLook Look)> pieces, Action<IElement> picture)
    {
        foreach (var node in nodes.ToList())
        {
            if (node is IText text)
            {
                pieces.Add((InLine(text.Data), look));
                continue;
            }

            if (node is not IElement element) continue;
            switch (element.LocalName)
            {
                case "br":
                    pieces.Add(("\n", look));
                    break;
                case "img":
                    picture(element);
                    break;
                // It is the label of its item.
                case "input":
                    break;
                case "li" or "p" or "dt" or "dd" or "pre" or "tr" when pieces.Count > 0:
                    pieces.Add(("\n", look));
                    if (element.LocalName == "li") pieces.Add(("• ", look));
                    Gather(element.ChildNodes, look, pieces, picture);
                    break;
                default:
                    Gather(element.ChildNodes, LookOf(element, look), pieces, picture);
                    break;
            }
        }
    }

    // Paper has no address of its own to which a path could belong.
    private static bool LeadsSomewhere(string target) =>
        target is ['#', _, ..] || (Uri.TryCreate(target, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https" or "mailto"));

    // Space of any kind is a space, but one that keeps words together.
    private static string InLine(string text) => string.Create(text.Length, text, (line, typed) =>
    {
        foreach (var (place, sign) in typed.Index()) line[place] = char.IsWhiteSpace(sign) && sign is not ('\u00a0' or '\u202f') ? ' ' : sign;
    });

    private static PdfLook LookOf(IElement element, PdfLook look) => element.LocalName switch
    {
        "strong" or "b" or "th" => look.Strong(),
        "em" => look.Stressed(),
        "code" => look with { Face = PdfFace.Code, Size = look.Size * 0.93 },
        "del" => look with { Struck = true },
        "sup" => look with { Size = look.Size * 0.72, Raise = look.Size * 0.32 },
        "a" when element.GetAttribute("href") is { Length: > 0 } target && LeadsSomewhere(target) => look with { Target = target, Colour = element.ClassList.Contains("term") ? look.Colour : PdfInk.Link },
        _ => look,
    };
}
