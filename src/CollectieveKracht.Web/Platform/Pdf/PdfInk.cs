namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>The colours of the site on white paper.</summary>
internal static class PdfInk
{
    public const uint Text = 0xff2a1730, Quiet = 0xff5d4b64, Link = 0xff7a1b6e, Line = 0xffdfd5e2, Tint = 0xfff7f2f8, Sun = 0xffffd23f, SunTint = 0xfffff6da;
}

/// <summary>How letters look.</summary>
/// <param name="Raise">How far above the line, in points.</param>
/// <param name="Target">Where they lead, if they are a link.</param>
internal sealed record PdfLook(PdfFace Face, double Size, uint Colour = PdfInk.Text, double Raise = 0, bool Struck = false, string? Target = null)
{
    public PdfLook Strong() => Face == PdfFace.Italic || Face == PdfFace.BoldItalic ? this with { Face = PdfFace.BoldItalic } : Face == PdfFace.Heading ? this : this with { Face = PdfFace.Bold };

    public PdfLook Stressed() => Face == PdfFace.Bold || Face == PdfFace.BoldItalic ? this with { Face = PdfFace.BoldItalic } : Face == PdfFace.Heading ? this : this with { Face = PdfFace.Italic };

    public double Width(string text) => Face.Width(text) * Size;
}
