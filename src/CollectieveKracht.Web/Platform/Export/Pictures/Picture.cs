namespace CollectieveKracht.Web.Platform.Export.Pictures;

/// <summary>
/// A drawing to take along, made of a few shapes. <see cref="PictureSvg"/> and <see cref="PicturePng"/> write the same picture; measures are
/// in pixels, colours are 0xAARRGGBB.
/// </summary>
/// <param name="Title">What it is, for who does not see it.</param>
/// <param name="Description">What it tells, for who does not see it.</param>
public sealed record Picture(double Width, double Height, string Title, string Description, IReadOnlyList<Shape> Shapes);

public abstract record Shape;

public sealed record Box(double X, double Y, double Width, double Height, uint Colour, double Radius = 0) : Shape;

/// <summary>A box filled with slanting lines: for what is not told.</summary>
public sealed record HatchedBox(double X, double Y, double Width, double Height, uint Colour, double Radius = 0) : Shape;

public sealed record Circle(double X, double Y, double Radius, uint Colour, uint? Edge = null) : Shape;

/// <summary>A closed shape with straight sides.</summary>
public sealed record Polygon(IReadOnlyList<(double X, double Y)> Corners, uint Colour) : Shape;

public sealed record Line(double X1, double Y1, double X2, double Y2, uint Colour, double Thickness = 1.5) : Shape;

/// <summary>One line of text.</summary>
/// <param name="Y">Where its letters stand.</param>
public sealed record Words(double X, double Y, string Text, Letters Letters, uint Colour, Align Align = Align.Start) : Shape;

/// <summary>To which side of its place a text stands.</summary>
public enum Align
{
    Start,
    Middle,
    End,
}
