using SkiaSharp;

namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>A picture as a PDF can hold it.</summary>
/// <param name="Jpeg">Its bytes.</param>
internal sealed record PdfPicture(byte[] Jpeg, int Width, int Height)
{
    /// <summary>Wide enough for the width of a page; more would only make the file larger.</summary>
    private const int Widest = 1200;

    private const long MostDots = 20_000_000;

    private const int Quality = 85;

    /// <summary>Null for what is no picture, or one that is too large.</summary>
    public static PdfPicture? Read(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info is not { Width: > 0, Height: > 0 } info || (long)info.Width * info.Height > MostDots) return null;

        using var picture = new SKBitmap(info.WithColorType(SKColorType.Rgba8888).WithAlphaType(SKAlphaType.Premul));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput)) return null;

        var width = Math.Min(Widest, info.Width);
        var height = Math.Max(1, (int)Math.Round((double)info.Height * width / info.Width));
        using var flat = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(flat))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(picture, new SKRect(0, 0, width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        }

        using var image = SKImage.FromBitmap(flat);
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return new PdfPicture(jpeg.ToArray(), width, height);
    }
}
