using System.IO.Compression;
using System.Text;
using SkiaSharp;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace CollectieveKracht.Web.Tests.Features.Files;

/// <summary>Files for tests to send, good and bad.</summary>
internal static class SampleFiles
{
    public static byte[] Png(int width = 600, int height = 400)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.DrawRect(0, 0, width / 2f, height, new SKPaint { Color = SKColors.Purple });
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A photo that was held on its side, with the place where it was taken, as a telephone makes it.</summary>
    public static byte[] JpegWithPlace(int width = 640, int height = 480)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Green);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var jpeg = data.ToArray();
        return [.. jpeg[..2], .. ExifWithPlace(), .. jpeg[2..]];
    }

    /// <summary>The head says this many dots; the dots themselves are not there.</summary>
    public static byte[] PngThatClaims(int width, int height)
    {
        var png = Png(4, 4);
        foreach (var (value, place) in new[] { (width, 16), (height, 20) }) BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(value)).CopyTo(png, place);
        var sum = Crc(png.AsSpan(12, 17));
        BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder((int)sum)).CopyTo(png, 29);
        return png;
    }

    public static byte[] Pdf(string words)
    {
        using var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(595, 842);
        page.AddText(words, 12, new PdfPoint(40, 800), builder.AddStandard14Font(Standard14Font.Helvetica));
        return builder.Build();
    }

    public static byte[] Docx(string words) => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p><w:p><w:r><w:t>tweede</w:t></w:r></w:p></w:body></w:document>"));

    public static byte[] Xlsx(string words) => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"),
        ("xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{words}</t></si></sst>"));

    public static byte[] Odt(string words) => Zip(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", $"<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><text:p>{words}</text:p></office:body></office:document-content>"));

    public static byte[] DocxWithMacros() => Zip(
        ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x"));

    /// <summary>A few hundred kilobytes that become 300 MB.</summary>
    public static byte[] Bomb() => Zip(
        ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document xmlns:w=\"x\">" + new string(' ', 300 * 1024 * 1024) + "</w:document>"));

    public static byte[] DocxThatReadsFiles() => Zip(
        ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.SmallestSize).Open());
                writer.Write(content);
            }
        }

        return bytes.ToArray();
    }

    // An APP1 segment of JPEG with a TIFF structure: orientation 6, and a pointer to a place of 51° north, 5° east.
    private static byte[] ExifWithPlace()
    {
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8,
            0, 2,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
            0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38,
            0, 0, 0, 0,
            0, 2,
            0, 1, 0, 2, 0, 0, 0, 2, (byte)'N', 0, 0, 0,
            0, 3, 0, 2, 0, 0, 0, 2, (byte)'E', 0, 0, 0,
            0, 0, 0, 0,
            .. "GPS-hier-51.35N-5.99E"u8,
        ];
        var length = (ushort)(2 + 6 + tiff.Length);
        return [0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif"u8, 0, 0, .. tiff];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
