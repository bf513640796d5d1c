using System.Collections.Concurrent;
using CollectieveKracht.Web.Platform.Pdf;
using SkiaSharp;

namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>Writes a picture as PNG, with the fonts of the site, twice as large as it is measured so that it stays sharp on paper.</summary>
public static class PicturePng
{
    public const string ContentType = "image/png";

    public const int Scale = 2;

    private static readonly ConcurrentDictionary<PdfFace, SKTypeface> Typefaces = [];

    public static byte[] Write(Picture picture)
    {
        using var bitmap = new SKBitmap(new SKImageInfo((int)Math.Ceiling(picture.Width * Scale), (int)Math.Ceiling(picture.Height * Scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(PictureInk.Paper));
            canvas.Scale(Scale);
            foreach (var shape in picture.Shapes) Draw(canvas, shape);
        }

        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static void Draw(SKCanvas canvas, Shape shape)
    {
        switch (shape)
        {
            case Box box:
                using (var paint = Fill(box.Colour)) canvas.DrawRoundRect(Rect(box.X, box.Y, box.Width, box.Height), (float)box.Radius, (float)box.Radius, paint);
                break;
            case HatchedBox box:
                DrawHatch(canvas, box);
                break;
            case Circle circle:
                using (var paint = Fill(circle.Colour)) canvas.DrawCircle((float)circle.X, (float)circle.Y, (float)circle.Radius, paint);
                if (circle.Edge is not { } edge) break;
                using (var paint = Stroke(edge, PictureInk.EdgeWidth)) canvas.DrawCircle((float)circle.X, (float)circle.Y, (float)circle.Radius, paint);
                break;
            case Polygon polygon:
                using (var outline = new SKPathBuilder())
                {
                    outline.AddPoly([.. polygon.Corners.Select(corner => new SKPoint((float)corner.X, (float)corner.Y))]);
                    using var path = outline.Detach();
                    using var paint = Fill(polygon.Colour);
                    canvas.DrawPath(path, paint);
                }

                break;
            case Line line:
                using (var paint = Stroke(line.Colour, line.Thickness)) canvas.DrawLine((float)line.X1, (float)line.Y1, (float)line.X2, (float)line.Y2, paint);
                break;
            case Words words:
                DrawWords(canvas, words);
                break;
            default:
                throw new NotSupportedException($"{shape.GetType().Name} cannot be drawn.");
        }
    }

    private static void DrawWords(SKCanvas canvas, Words words)
    {
        var letters = words.Letters;
        var x = words.X - letters.WidthOf(words.Text) * words.Align switch { Align.Middle => .5, Align.End => 1, _ => 0 };
        using var paint = Fill(words.Colour);
        foreach (var (face, text) in letters.Face.Split(words.Text))
        {
            using var font = new SKFont(Typefaces.GetOrAdd(face, Load), (float)letters.Size) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
            canvas.DrawText(text, (float)x, (float)words.Y, SKTextAlign.Left, font, paint);
            x += face.Width(text) * letters.Size;
        }
    }

    private static void DrawHatch(SKCanvas canvas, HatchedBox box)
    {
        var rect = Rect(box.X, box.Y, box.Width, box.Height);
        using var edge = new SKRoundRect(rect, (float)box.Radius);
        canvas.Save();
        canvas.ClipRoundRect(edge, antialias: true);
        using var paint = Fill(box.Colour);
        canvas.RotateDegrees(45);
        // Where the box lies between the lines, which stand upright before they are turned.
        var (first, last) = (Along(box.X, box.Y), Along(box.X + box.Width, box.Y + box.Height));
        var (top, bottom) = (Across(box.X + box.Width, box.Y), Across(box.X, box.Y + box.Height));
        for (var at = Math.Floor(first / PictureInk.HatchStep) * PictureInk.HatchStep; at < last; at += PictureInk.HatchStep)
            canvas.DrawRect(Rect(at, top, PictureInk.HatchLine, bottom - top), paint);
        canvas.Restore();

        static double Along(double x, double y) => (x + y) / Math.Sqrt(2);
        static double Across(double x, double y) => (y - x) / Math.Sqrt(2);
    }

    private static SKPaint Fill(uint colour) => new() { Color = new SKColor(colour), IsAntialias = true };

    private static SKPaint Stroke(uint colour, double width) => new() { Color = new SKColor(colour), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = (float)width };

    private static SKRect Rect(double x, double y, double width, double height) => SKRect.Create((float)x, (float)y, (float)width, (float)height);

    private static SKTypeface Load(PdfFace face)
    {
        using var data = SKData.CreateCopy(PdfFace.Bytes(face.Name));
        return SKTypeface.FromData(data);
    }
}
