namespace CollectieveKracht.Web.Platform.Pdf;

/// <summary>One page as it was laid out, in points from its upper left corner.</summary>
internal sealed class PdfSheet
{
    public const double Width = 595.28, Height = 841.89;

    public const double Left = 71, Right = Width - 71, Top = 76, Bottom = Height - 84;

    /// <summary>Planes and lines under the words, which mean nothing to who listens.</summary>
    public List<Plane> Planes { get; } = [];

    public List<Mark> Marks { get; } = [];

    public sealed record Plane(double X, double Y, double Width, double Height, uint Colour);

    /// <summary>What stands on a page, in the order in which it is read.</summary>
    public abstract record Mark;

    /// <summary>A part of the structure begins; it may end on a later page.</summary>
    public sealed record Begin(Part Part) : Mark;

    /// <summary>A link over this place begins.</summary>
    /// <param name="Target">An address, or "#" and the id of a place in the document.</param>
    public sealed record BeginLink(double X, double Y, double Width, double Height, string Target) : Mark;

    public sealed record End : Mark;

    /// <param name="Y">Of the line on which the letters stand.</param>
    public sealed record Words(double X, double Y, string Text, PdfFace Face, double Size, uint Colour) : Mark;

    public sealed record Shown(double X, double Y, double Width, double Height, PdfPicture Picture, string Alternative) : Mark;

    public enum Part
    {
        Paragraph, Heading1, Heading2, Heading3, Heading4, Heading5, Heading6, List, Item, Label, Body, Table, Row, HeadCell, Cell, Quote,
    }
}

/// <summary>A place that links and the list of headings lead to.</summary>
internal sealed record PdfPlace(int Sheet, double Y);

internal sealed record PdfHeading(int Level, string Words, PdfPlace Place);
