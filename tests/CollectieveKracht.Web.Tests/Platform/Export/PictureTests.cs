using System.Xml.Linq;
using CollectieveKracht.Web.Platform.Export.Pictures;
using SkiaSharp;

namespace CollectieveKracht.Web.Tests.Platform.Export;

/// <summary>Pictures to take along, as SVG and as PNG from one drawing.</summary>
public sealed class PictureTests
{
    private const uint Red = 0xffc02a5b, Blue = 0xff1c6ca6;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Picture EveryShape = new(200, 100, "Titel <b> & \"meer\"", "Wat er staat", [
        new Box(10, 10, 30, 20, Red, 4),
        new HatchedBox(50, 10, 40, 40, Red, 8),
        new Circle(120, 30, 15, Blue, Red),
        new Polygon([(150, 10), (190, 10), (170, 50)], Blue),
        new Line(10, 60, 190, 60, Red, 3),
        new Words(100, 90, "</text><script>alert(1)</script>", Letters.Bold(12), Blue, Align.Middle),
    ]);

    [Fact]
    public void A_picture_as_SVG_stands_alone_and_tells_what_it_is()
    {
        var svg = Read(EveryShape);

        Assert.Equal(("200", "100", "0 0 200 100", "img"), ((string?)svg.Attribute("width"), (string?)svg.Attribute("height"), (string?)svg.Attribute("viewBox"), (string?)svg.Attribute("role")));
        Assert.Equal(("Titel <b> & \"meer\"", "Wat er staat"), (svg.Element(Svg + "title")!.Value, svg.Element(Svg + "desc")!.Value));
        Assert.Equal(["titel", "beschrijving"], ((string)svg.Attribute("aria-labelledby")!).Split(' '));
        Assert.Equal(
            ["title", "desc", "pattern", "rect", "rect", "rect", "circle", "polygon", "line", "text"], svg.Elements().Select(element => element.Name.LocalName));
        Assert.All(svg.DescendantsAndSelf(), element => Assert.Equal(Svg, element.Name.Namespace));
        Assert.All(svg.DescendantsAndSelf().Attributes(), attribute => Assert.DoesNotContain("//", attribute.IsNamespaceDeclaration ? "" : attribute.Value, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Trust", "T13")]
    public void Text_is_text_whatever_it_holds()
    {
        var svg = Read(EveryShape with { Description = "\0\u0001\uFFFE\uD800 ]]> &amp;" });

        Assert.Empty(svg.Descendants(Svg + "script"));
        Assert.Equal("</text><script>alert(1)</script>", svg.Element(Svg + "text")!.Value);
        Assert.Equal(Letters.Bold(12).WidthOf("</text><script>alert(1)</script>"), (double)svg.Element(Svg + "text")!.Attribute("textLength")!, .01);
        Assert.Equal("\uFFFD ]]> &amp;", svg.Element(Svg + "desc")!.Value);
    }

    [Fact]
    public void The_PNG_is_twice_as_large_and_has_what_was_drawn_where_it_was_drawn()
    {
        using var png = SKBitmap.Decode(PicturePng.Write(EveryShape));

        Assert.Equal((400, 200), (png.Width, png.Height));
        Assert.Equal(PictureInk.Paper, At(png, 5, 5));
        Assert.Equal(Red, At(png, 25, 20));
        Assert.Equal(Blue, At(png, 120, 30));
        Assert.Equal(Blue, At(png, 170, 20));
        Assert.Equal(Red, At(png, 100, 60));
        Assert.Equal(PictureInk.Paper, At(png, 10.25, 10.25));
    }

    [Fact]
    public void A_hatched_box_is_lines_on_paper_within_its_edge()
    {
        using var png = SKBitmap.Decode(PicturePng.Write(EveryShape));

        var (inked, all) = (0, 0);
        for (var x = 104; x < 176; x++)
        {
            for (var y = 24; y < 96; y++, all++)
            {
                if (png.GetPixel(x, y) != SKColors.White) inked++;
            }
        }

        Assert.InRange((double)inked / all, .15, .5);
        Assert.Equal(PictureInk.Paper, At(png, 48, 30));
        Assert.Equal(PictureInk.Paper, At(png, 92, 30));
        Assert.Equal("url(#arcering-1)", (string?)Read(EveryShape).Elements(Svg + "rect").ElementAt(2).Attribute("fill"));
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes()
    {
        Assert.Equal(PictureSvg.Write(EveryShape), PictureSvg.Write(EveryShape));
        Assert.Equal(PicturePng.Write(EveryShape), PicturePng.Write(EveryShape));
    }

    [Theory]
    [InlineData("Gezamenlijke werkwijze met de overheid", 120)]
    [InlineData("Aansprakelijkheidsverzekering", 100)]
    [InlineData("", 100)]
    [InlineData("😀😀😀😀😀😀😀😀 een twee", 40)]
    public void Lines_are_no_wider_than_asked_and_lose_nothing(string text, double width)
    {
        var letters = Letters.Plain(16);

        var lines = letters.Wrap(text, width);

        Assert.All(lines, line => Assert.InRange(letters.WidthOf(line), 0, width));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines.Select(line => line.TrimEnd('-').Replace(" ", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Leiderschap", "Leider-", "schap")]
    [InlineData("perspectief", "perspec-", "tief")]
    [InlineData("Businessmodel", "Businessmo-", "del")]
    [InlineData("partijen", "par-", "tijen")]
    [InlineData("infrastructuur", "infrastruc-", "tuur")]
    public void A_word_that_is_too_wide_is_broken_between_syllables(string word, string first, string second)
    {
        var letters = Letters.Bold(16);

        Assert.Equal([first, second], letters.Wrap(word, letters.WidthOf(word) - 1));
    }

    /// <summary>Looks in the middle of a place of the picture.</summary>
    private static uint At(SKBitmap png, double x, double y) => (uint)png.GetPixel((int)(x * PicturePng.Scale), (int)(y * PicturePng.Scale));

    private static XElement Read(Picture picture) => XDocument.Load(new MemoryStream(PictureSvg.Write(picture))).Root!;
}
