using CollectieveKracht.Web.Platform.Export.Pictures;
using SkiaSharp;

namespace CollectieveKracht.Web.Tests.Platform.Export;

/// <summary>Bars and tables of cells as pictures.</summary>
public sealed class FigurePictureTests
{
    private static readonly FigureWords Around = new("Waar energiecollectieven tegenaan lopen", "De meest genoemde uitdagingen, 38 collectieven. Voorbeeldcijfers", "Bron: peiling 2026. n = 38. 28 november 2026");

    private static readonly BarChart Bars = new(Around,
    [
        new("Gezamenlijke werkwijze overheid", 24, 38, "24", "63%") { IsStrong = true },
        new("Nieuwe leden werven", 22, 38, "22", "58%") { IsStrong = true },
        new("Een lange naam van een uitdaging die op geen enkele regel past en dus over meer regels loopt", 20, 38, "20", "53%"),
        new("Interne conflicten", null, 38, "‹ 5"),
        new("Moedercoöperatie", 0, 38, "0", "0%"),
    ]);

    private static readonly HeatTable Table = new(
        new("Sector naast uitdagingen in interne werking", "Aandeel van de collectieven in de sector dat de uitdaging aanvinkt. Voorbeeldcijfers", "Bron: peiling 2026. n = 188. 28 november 2026"),
        "Sector", ["Leiderschap", "Financieel perspectief", "Professionaliteit", "Digitale infrastructuur", "Visie en doelen", "Impact meten", "Businessmodel", "Interne conflicten"],
        [
            new("Energie", "38", [HeatCell.On(4, "45%"), HeatCell.On(5, "53%"), HeatCell.On(3, "39%"), HeatCell.On(2, "29%"), HeatCell.On(2, "24%"), HeatCell.On(2, "21%"), HeatCell.On(3, "32%"), HeatCell.Hidden()]),
            new("Voedsel, omgeving & milieu", "28", [HeatCell.On(4, "43%"), HeatCell.On(5, "50%"), HeatCell.On(3, "39%"), HeatCell.On(2, "25%"), HeatCell.On(1, "9%"), HeatCell.On(2, "21%"), HeatCell.On(6, "67%"), HeatCell.On(2, "18%")]),
            new("Alle sectoren", "188", [HeatCell.Plain("49%"), HeatCell.Plain("51%"), HeatCell.Plain("43%"), HeatCell.Plain("29%"), HeatCell.Plain("30%"), HeatCell.Plain("24%"), HeatCell.Plain("26%"), HeatCell.Plain("14%")]) { IsTotal = true },
        ])
    {
        Key = new("0%", "67%", "1 tot 4 collectieven: niet getoond"),
    };

    [Fact]
    public void A_bar_has_a_stone_for_each_that_is_counted()
    {
        var stones = Bars.Draw().Shapes.OfType<Box>().GroupBy(stone => stone.Y).Select(bar => (Laid: bar.Count(stone => stone.Colour == PictureInk.Laid), All: bar.Count()));

        Assert.Equal([(24, 38), (22, 38), (20, 38), (0, 38)], stones);
    }

    [Theory]
    [InlineData(188, false)]
    [InlineData(38, true)]
    public void Where_stones_cannot_be_counted_or_are_none_a_bar_is_solid(int of, bool isSolid)
    {
        var boxes = new BarChart(Around, [new("Leiderschap", of / 2, of, "50%")]) { IsSolid = isSolid, Colour = 0xffb87400 }.Draw().Shapes.OfType<Box>().ToList();

        Assert.Equal([PictureInk.Room, 0xffb87400], boxes.Select(box => box.Colour));
        Assert.Equal(.5, boxes[1].Width / boxes[0].Width, 3);
    }

    [Fact]
    [Trait("Trust", "T29")]
    public void What_is_not_told_has_no_length_and_no_colour()
    {
        var (bars, table) = (Bars.Draw(), Table.Draw());

        var bar = Assert.Single(bars.Shapes.OfType<HatchedBox>());
        Assert.Contains(bars.Shapes.OfType<Words>(), words => words.Text == "‹ 5");
        Assert.DoesNotContain(bars.Shapes.OfType<Box>(), box => box.Y >= bar.Y && box.Y < bar.Y + bar.Height);
        Assert.Equal(2, table.Shapes.OfType<HatchedBox>().Count());
        Assert.Contains("Interne conflicten ‹ 5", table.Description, StringComparison.Ordinal);
        Assert.Contains("Interne conflicten: ‹ 5.", bars.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_has_the_colour_of_its_step_and_its_words_can_be_read_on_it()
    {
        var shapes = Table.Draw().Shapes;
        var cells = shapes.OfType<Box>().Where(box => box.Height > 30).ToList();

        Assert.Equal(PictureInk.HeatOf(4), cells[0].Colour);
        Assert.Equal(8, cells.Count(cell => cell.Colour == PictureInk.Mist));
        Assert.All(Enumerable.Range(1, PictureInk.HeatSteps), step => Assert.True(Contrast(PictureInk.HeatOf(step), PictureInk.OnHeat(step)) >= 4.5, $"step {step}"));
        Assert.True(Contrast(PictureInk.Paper, PictureInk.Quiet) >= 4.5);
    }

    [Fact]
    public void Everything_lies_within_the_picture_and_no_lines_cross()
    {
        foreach (var picture in new[] { Bars.Draw(), Table.Draw() })
        {
            Assert.All(picture.Shapes.OfType<Box>(), box => Assert.True(box.X >= 0 && box.X + box.Width <= picture.Width && box.Y + box.Height <= picture.Height, box.ToString()));
            Assert.All(picture.Shapes.OfType<Words>(), words =>
            {
                var (left, right) = Reach(words);
                Assert.True(left >= 0 && right <= picture.Width && words.Y < picture.Height, words.ToString());
            });
            var lines = picture.Shapes.OfType<Words>().ToList();
            Assert.DoesNotContain(lines.SelectMany((one, place) => lines.Skip(place + 1).Select(other => (one, other))), pair => Cross(pair.one, pair.other));
        }
    }

    [Fact]
    public void Both_are_written_as_they_are_measured()
    {
        foreach (var picture in new[] { Bars.Draw(), Table.Draw() })
        {
            using var png = SKBitmap.Decode(PicturePng.Write(picture));

            Assert.Equal(((int)Math.Ceiling(picture.Width * 2), (int)Math.Ceiling(picture.Height * 2)), (png.Width, png.Height));
            Assert.True(png.Pixels.Distinct().Take(50).Count() == 50);
            Assert.Equal(PictureSvg.Write(picture), PictureSvg.Write(picture));
        }
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        Assert.Throws<ArgumentException>(() => (Table with { Columns = ["Een"] }).Draw());
        Assert.Throws<ArgumentOutOfRangeException>(() => HeatCell.On(0, "1%"));
        Assert.Throws<ArgumentOutOfRangeException>(() => HeatCell.On(7, "1%"));
    }

    [Fact]
    public void A_figure_without_rows_is_its_words_only()
    {
        var picture = new BarChart(Around, []).Draw();

        Assert.Empty(picture.Shapes.OfType<Box>());
        Assert.NotEmpty(PicturePng.Write(picture));
        Assert.NotEmpty(PicturePng.Write((Table with { Rows = [], Columns = [] }).Draw()));
    }

    private static (double Left, double Right) Reach(Words words)
    {
        var width = words.Letters.WidthOf(words.Text);
        var left = words.X - width * words.Align switch { Align.Middle => .5, Align.End => 1, _ => 0 };
        return (left, left + width);
    }

    private static bool Cross(Words one, Words other)
    {
        var (first, second) = (Reach(one), Reach(other));
        return first.Left < second.Right && second.Left < first.Right && Math.Abs(one.Y - other.Y) < Math.Min(one.Letters.Size, other.Letters.Size) * .95;
    }

    private static double Contrast(uint ground, uint ink)
    {
        var (light, dark) = (Math.Max(Luminance(ground), Luminance(ink)), Math.Min(Luminance(ground), Luminance(ink)));
        return (light + .05) / (dark + .05);
    }

    private static double Luminance(uint colour)
    {
        return .2126 * Part(16) + .7152 * Part(8) + .0722 * Part(0);

        double Part(int place)
        {
            var value = ((colour >> place) & 0xff) / 255.0;
            return value <= .04045 ? value / 12.92 : Math.Pow((value + .055) / 1.055, 2.4);
        }
    }
}
