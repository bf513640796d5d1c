using System.Globalization;
using System.Text;
using System.Xml;

namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>Writes a picture as SVG that stands alone: to place in a document, or to change with a drawing program.</summary>
public static class PictureSvg
{
    public const string ContentType = "image/svg+xml";

    private const string Namespace = "http://www.w3.org/2000/svg";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = true };

    public static byte[] Write(Picture picture)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("svg", Namespace);
            Attributes(xml, ("width", Number(picture.Width)), ("height", Number(picture.Height)), ("viewBox", $"0 0 {Number(picture.Width)} {Number(picture.Height)}"));
            Attributes(xml, ("role", "img"), ("aria-labelledby", "titel beschrijving"));
            Text(xml, "title", picture.Title, ("id", "titel"));
            Text(xml, "desc", picture.Description, ("id", "beschrijving"));
            var hatches = picture.Shapes.OfType<HatchedBox>().Select(box => box.Colour).Distinct().ToList();
            foreach (var (place, colour) in hatches.Index()) WriteHatch(xml, HatchName(place), colour);
            Element(xml, "rect", ("width", "100%"), ("height", "100%"), ("fill", Colour(PictureInk.Paper)));
            foreach (var shape in picture.Shapes) Write(xml, shape, hatches);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, Shape shape, List<uint> hatches)
    {
        switch (shape)
        {
            case Box box:
                WriteBox(xml, box.X, box.Y, box.Width, box.Height, box.Radius, Colour(box.Colour));
                break;
            case HatchedBox box:
                WriteBox(xml, box.X, box.Y, box.Width, box.Height, box.Radius, $"url(#{HatchName(hatches.IndexOf(box.Colour))})");
                break;
            case Circle circle:
                xml.WriteStartElement("circle");
                Attributes(xml, ("cx", Number(circle.X)), ("cy", Number(circle.Y)), ("r", Number(circle.Radius)), ("fill", Colour(circle.Colour)));
                if (circle.Edge is { } edge) Attributes(xml, ("stroke", Colour(edge)), ("stroke-width", Number(PictureInk.EdgeWidth)));
                xml.WriteEndElement();
                break;
            case Polygon polygon:
                Element(xml, "polygon", ("points", string.Join(' ', polygon.Corners.Select(corner => $"{Number(corner.X)},{Number(corner.Y)}"))), ("fill", Colour(polygon.Colour)));
                break;
            case Line line:
                Element(xml, "line", ("x1", Number(line.X1)), ("y1", Number(line.Y1)), ("x2", Number(line.X2)), ("y2", Number(line.Y2)), ("stroke", Colour(line.Colour)), ("stroke-width", Number(line.Thickness)));
                break;
            case Words words:
                // With a length, what stands for our font takes no more room than it.
                Text(xml, "text", words.Text,
                    ("x", Number(words.X)), ("y", Number(words.Y)), ("font-family", words.Letters.Family), ("font-weight", Number(words.Letters.Weight)),
                    ("font-size", Number(words.Letters.Size)), ("text-anchor", words.Align switch { Align.Middle => "middle", Align.End => "end", _ => "start" }),
                    ("textLength", Number(words.Letters.WidthOf(words.Text))), ("lengthAdjust", "spacingAndGlyphs"), ("fill", Colour(words.Colour)));
                break;
            default:
                throw new NotSupportedException($"{shape.GetType().Name} cannot be drawn.");
        }
    }

    private static void WriteBox(XmlWriter xml, double x, double y, double width, double height, double radius, string fill) =>
        Element(xml, "rect", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("rx", Number(radius)), ("fill", fill));

    private static void WriteHatch(XmlWriter xml, string name, uint colour)
    {
        xml.WriteStartElement("pattern");
        Attributes(xml, ("id", name), ("width", Number(PictureInk.HatchStep)), ("height", Number(PictureInk.HatchStep)), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"));
        Element(xml, "rect", ("width", Number(PictureInk.HatchLine)), ("height", Number(PictureInk.HatchStep)), ("fill", Colour(colour)));
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        Attributes(xml, attributes);
        xml.WriteString(string.Concat(text.EnumerateRunes().Where(rune => rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF))));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        Attributes(xml, attributes);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes) xml.WriteAttributeString(name, value);
    }

    private static string HatchName(int place) => $"arcering-{place + 1}";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Colour(uint colour) => $"#{colour & 0xffffff:x6}";
}
