using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CollectieveKracht.Web.Platform.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Geography;

/// <summary><c>&lt;stone-map map="Model.Map" /&gt;</c>: draws a <see cref="StoneMap"/>. docs/front-end.md tells what goes beside it.</summary>
[HtmlTargetElement("stone-map", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StoneMapTagHelper(IStringLocalizer<GeographyText> texts) : TagHelper
{
    // The shapes fill 21 of the 24 units of their box.
    private const double ShapeBox = 2.3;

    public StoneMap Map { get; set; } = null!;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private StoneGrid Grid => Map.Grid;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AsPicture("map");
        output.Attributes.SetAttribute("viewBox", Grid.ViewBox);
        output.Attributes.SetAttribute("stroke-width", Text(Grid.Radius * 2));

        var drawing = new StringBuilder();
        DrawLand(drawing);
        DrawHeat(drawing);
        DrawLaid(drawing);
        DrawNumbers(drawing);
        output.Content.SetHtmlContent(drawing.ToString());
    }

    private void DrawLand(StringBuilder drawing)
    {
        var taken = Map.Laid.Select(laid => laid.Stone).ToHashSet();
        var land = Grid.Stones.Where((stone, place) => !taken.Contains(place) && stone.Province != Map.Lit && !Map.Heat.ContainsKey(stone.Province));
        DrawDots(drawing, "land", land);
        if (Map.Lit is { } lit) DrawDots(drawing, SectorShape.Class("map-lit", Map.Sector), Grid.Stones.Where(stone => stone.Province == lit));
    }

    private void DrawHeat(StringBuilder drawing)
    {
        foreach (var step in Map.Heat.GroupBy(province => province.Value, province => province.Key))
        {
            var provinces = step.ToHashSet();
            var stones = Grid.Stones.Where(stone => provinces.Contains(stone.Province));
            if (step.Key == StoneMap.TooFew) DrawHatched(drawing, stones);
            else DrawDots(drawing, $"heat-{step.Key}", stones);
        }
    }

    // Never a colour: a number that is not shown must not look like one (design, heat scale).
    private void DrawHatched(StringBuilder drawing, IEnumerable<Stone> stones)
    {
        var id = ViewContext.NewId("hatch");
        drawing.Append(CultureInfo.InvariantCulture,
            $"""<pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="map-hatch" stroke-width="2.4" d="M1.2 0v6"/></pattern><path fill="none" stroke="url(#{id})" d="{StoneGrid.Dots(stones)}"/>""");
    }

    private static void DrawDots(StringBuilder drawing, string cssClass, IEnumerable<Stone> stones) =>
        drawing.Append(CultureInfo.InvariantCulture, $"""<path class="{cssClass}" d="{StoneGrid.Dots(stones)}"/>""");

    private void DrawLaid(StringBuilder drawing)
    {
        var sprite = ViewContext.HttpContext.Asset("img/sprite.svg");
        var size = Math.Round(Grid.Radius * ShapeBox, 1);
        foreach (var sector in Map.Laid.GroupBy(laid => laid.Sector))
        {
            drawing.Append(CultureInfo.InvariantCulture, $"""<g class="sector-{sector.Key}">""");
            foreach (var laid in sector)
            {
                var stone = Grid.Stones[laid.Stone];
                var use = $"""<use href="{sprite}#{SectorShape.Of(laid.Sector)}" x="{Text(stone.X - size / 2)}" y="{Text(stone.Y - size / 2)}" width="{Text(size)}" height="{Text(size)}"{Pointer(laid)}/>""";
                drawing.Append(laid.Address is null ? use : Linked(laid, use));
            }

            drawing.Append("</g>");
        }
    }

    // Out of the order of the Tab key: the list and the table beside the map lead to the same places.
    private string Linked(LaidStone laid, string use) =>
        $"""<a href="{Encoded(laid.Address!)}" tabindex="-1"><title>{Encoded(texts[laid.Count == 1 ? "StoneOfOne" : "StoneOfMany", string.Join(", ", laid.Names), laid.Count])}</title>{use}</a>""";

    private static string Pointer(LaidStone laid) =>
        laid.Items.Count == 0 ? "" : $""" data-stone-for="{string.Join(' ', laid.Items)}" """.TrimEnd();

    private void DrawNumbers(StringBuilder drawing)
    {
        foreach (var (province, number) in Map.Numbers)
        {
            var (x, y) = Grid.MiddleOf(province);
            var width = 10 + 10 * number.Length;
            drawing.Append(CultureInfo.InvariantCulture,
                $"""<g stroke="none"><rect class="map-number" x="{Text(x - width / 2d)}" y="{Text(y - 12)}" width="{width}" height="24" rx="7"/><text x="{Text(x)}" y="{Text(y)}">{Encoded(number)}</text></g>""");
        }
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
