using CollectieveKracht.Domain;
using CollectieveKracht.Web.Platform.Markdown;
using SkiaSharp;

namespace CollectieveKracht.Web.Features.Files;

/// <summary>
/// A picture made anew from its dots, in the widths that pages ask for. What else was in the file (the place where it was taken, the camera, a
/// thumbnail of what was cut off, a script) is not in it.
/// </summary>
public static class Picture
{
    /// <summary>Widths in dots, the smallest first.</summary>
    public static IReadOnlyList<int> Widths => HtmlShape.PictureWidths;

    /// <summary>More dots than any camera for people makes; the size is read from the head of the file, before any dot is.</summary>
    private const long MostDots = 60_000_000;

    private const int Quality = 82;

    /// <summary>The picture in each width, as WebP. It is never made larger than it is.</summary>
    /// <exception cref="RuleException">It cannot be read, or has too many dots.</exception>
    public static IReadOnlyDictionary<int, byte[]> Remake(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data) ?? throw new RuleException("attachment.unreadable");
        var info = codec.Info;
        RuleException.Unless(info.Width > 0 && info.Height > 0 && (long)info.Width * info.Height <= MostDots, "attachment.too-many-dots");

        using var read = Read(codec);
        using var turned = codec.EncodedOrigin == SKEncodedOrigin.TopLeft ? null : Turned(read, codec.EncodedOrigin);
        var upright = turned ?? read;
        return Widths.ToDictionary(width => width, width => Written(upright, Math.Min(width, upright.Width)));
    }

    private static SKBitmap Read(SKCodec codec)
    {
        var bitmap = new SKBitmap(codec.Info.WithColorType(SKColorType.Rgba8888).WithAlphaType(codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul));
        // A picture of which the end is missing is shown as far as it came.
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput) return bitmap;

        bitmap.Dispose();
        throw new RuleException("attachment.unreadable");
    }

    /// <summary>A camera writes down how it was held, and that goes with the rest.</summary>
    private static SKBitmap Turned(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (width, height) = (picture.Width, picture.Height);
        var isOnItsSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var turned = isOnItsSide ? new SKBitmap(height, width) : new SKBitmap(width, height);
        using var canvas = new SKCanvas(turned);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    private static byte[] Written(SKBitmap picture, int width)
    {
        var height = Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width));
        using var sized = picture.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var image = SKImage.FromBitmap(sized);
        using var written = image.Encode(SKEncodedImageFormat.Webp, Quality);
        return written.ToArray();
    }
}
