using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using PdfSharp.Fonts;
using SkiaSharp;

namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>A font that a PDF can hold, carried along in the program: which signs it has, and how wide each is.</summary>
internal sealed class PdfFace
{
    private const int Unit = 1000;

    // Of all that our fonts have: none has a sign beyond these.
    private static readonly string Signed = string.Concat(Enumerable.Range(' ', 0xd800 - ' ').Select(sign => (char)sign));

    private readonly FrozenDictionary<int, double> _widths;

    private PdfFace(string name)
    {
        Name = name;
        using var data = SKData.CreateCopy(Bytes(name));
        using var typeface = SKTypeface.FromData(data);
        using var font = new SKFont(typeface, Unit) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
        var glyphs = font.GetGlyphs(Signed);
        _widths = font.GetGlyphWidths(glyphs).Index().Where(one => glyphs[one.Index] != 0).ToFrozenDictionary(one => (int)Signed[one.Index], one => (double)one.Item / Unit);
    }

    public static PdfFace Heading { get; } = new("besley-bold");

    public static PdfFace Regular { get; } = new("atkinson-regular");

    public static PdfFace Italic { get; } = new("atkinson-italic");

    public static PdfFace Bold { get; } = new("atkinson-bold");

    public static PdfFace BoldItalic { get; } = new("atkinson-bold-italic");

    public static PdfFace Code { get; } = new("atkinson-mono");

    /// <summary>Has what the others lack: Greek, Cyrillic, arrows, check marks.</summary>
    public static PdfFace Signs { get; } = new("dejavu-signs");

    /// <summary>Stands for a sign that none has.</summary>
    private static readonly Rune Missing = new('□');

    public string Name { get; }

    /// <summary>How wide a sign of this face is, in parts of the size of the letters.</summary>
    public double Width(Rune sign) => _widths.GetValueOrDefault(sign.Value);

    public double Width(string text)
    {
        var width = 0.0;
        foreach (var sign in text.EnumerateRunes()) width += Width(sign);
        return width;
    }

    /// <summary>The text in pieces of one face each; what cannot be drawn or should not be (marks of direction, half signs) is left out or shown as a box.</summary>
    public IEnumerable<(PdfFace Face, string Text)> Split(string text)
    {
        var (face, piece) = (this, new StringBuilder());
        foreach (var typed in text.EnumerateRunes())
        {
            if (FaceOf(typed) is not var (next, sign)) continue;
            if (next != face && piece.Length > 0)
            {
                yield return (face, piece.ToString());
                piece.Clear();
            }

            face = next;
            piece.Append(sign);
        }

        if (piece.Length > 0) yield return (face, piece.ToString());
    }

    internal static byte[] Bytes(string name)
    {
        using var font = typeof(PdfFace).Assembly.GetManifestResourceStream($"{name}.ttf")!;
        using var bytes = new MemoryStream();
        font.CopyTo(bytes);
        return bytes.ToArray();
    }

    private (PdfFace Face, Rune Sign)? FaceOf(Rune sign) =>
        Has(sign) ? (this, sign)
        : Rune.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? null
        : Signs.Has(sign) ? (Signs, sign)
        : (Signs, Missing);

    private bool Has(Rune sign) => Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Control) && _widths.ContainsKey(sign.Value);

    /// <summary>Gives the library our fonts, and never one of the system.</summary>
    internal sealed class Resolver : IFontResolver
    {
        public byte[]? GetFont(string faceName) => Bytes(faceName);

        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(familyName);
    }
}
