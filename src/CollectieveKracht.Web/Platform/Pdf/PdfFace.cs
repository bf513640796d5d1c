using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PdfSharp.Fonts;
using SkiaSharp;

namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>A font that a PDF can hold, carried along in the program: which signs it has, and how wide each is.</summary>
internal sealed class PdfFace
{
    private readonly SKFont _unit;
    private readonly ConcurrentDictionary<int, double> _widths = new();

    // Locked, because a font of Skia is not made to be asked by several at once.
    private readonly Lock _asking = new();

    private PdfFace(string name)
    {
        Name = name;
        using var data = SKData.CreateCopy(Bytes(name));
        _unit = new SKFont(SKTypeface.FromData(data), 1000) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
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

    /// <summary>How wide a sign is, in parts of the size of the letters; of one that is not there, no number.</summary>
    public double Width(Rune sign)
    {
        if (_widths.TryGetValue(sign.Value, out var known)) return known;
        lock (_asking) return _widths[sign.Value] = _unit.ContainsGlyph(sign.Value) ? _unit.MeasureText(sign.ToString()) / 1000 : double.NaN;
    }

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

    private bool Has(Rune sign) => Rune.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Control) && !double.IsNaN(Width(sign));

    /// <summary>Gives the library our fonts, and never one of the system.</summary>
    internal sealed class Resolver : IFontResolver
    {
        public byte[]? GetFont(string faceName) => Bytes(faceName);

        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(familyName);
    }
}
