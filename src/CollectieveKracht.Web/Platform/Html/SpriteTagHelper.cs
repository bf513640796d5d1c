using System.Globalization;

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CollectieveKracht.Web.Platform.Html;

/// <summary>Draws a symbol of img/sprite.svg: one file for all pages, so that the pages stay small. Always beside a word.</summary>
public abstract class SpriteTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected void Draw(TagHelperOutput output, string symbol, string cssClass)
    {
        output.AsPicture(cssClass);
        output.Content.SetHtmlContent($"""<use href="{Symbol(symbol)}"/>""");
    }

    protected string Symbol(string name) => $"{ViewContext.HttpContext.Asset("img/sprite.svg")}#{name}";
}

/// <summary><c>&lt;icon name="search" /&gt;</c>. The names are in img/sprite.svg.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : SpriteTagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output) => Draw(output, Name, "icon");
}

/// <summary><c>&lt;stone sector="energie" /&gt;</c>: shape and colour of a sector. Without a sector it is a plain block.</summary>
[HtmlTargetElement("stone", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StoneTagHelper : SpriteTagHelper
{
    public string? Sector { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Draw(output, SectorShape.Of(Sector), SectorShape.Class("stone", Sector));
}

/// <summary><c>&lt;category-picture slug="interne-werking" /&gt;</c>: the picture of a group of challenges.</summary>
[HtmlTargetElement("category-picture", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CategoryPictureTagHelper : SpriteTagHelper
{
    public string Slug { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output) => Draw(output, Slug, "category-picture");
}

/// <summary><c>&lt;edge kind="foot" /&gt;</c>: a band that dissolves into loose stones, under the hero or above the foot.</summary>
[HtmlTargetElement("edge", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EdgeTagHelper : SpriteTagHelper
{
    /// <summary>"hero" or "foot".</summary>
    public string Kind { get; set; } = "hero";

    public override void Process(TagHelperContext context, TagHelperOutput output) => Draw(output, "edge", $"edge edge-{Kind}");
}

/// <summary>
/// <c>&lt;map-stone sector="energie" x="120" y="80" size="20" for="collectief-12" /&gt;</c>: a collective on a map, inside an
/// svg of the class "map". <c>for</c> is the id of its place in the list, so that list and map point at each other.
/// </summary>
[HtmlTargetElement("map-stone", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MapStoneTagHelper : SpriteTagHelper
{
    public string? Sector { get; set; }

    /// <summary>The middle of the stone, in units of the map.</summary>
    public double X { get; set; }

    /// <inheritdoc cref="X" />
    public double Y { get; set; }

    public double Size { get; set; } = 20;

    public string? For { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "use";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("href", Symbol(SectorShape.Of(Sector)));
        if (Sector is not null) output.Attributes.SetAttribute("class", $"sector-{Sector}");
        output.Attributes.SetAttribute("x", Number(X - Size / 2));
        output.Attributes.SetAttribute("y", Number(Y - Size / 2));
        output.Attributes.SetAttribute("width", Number(Size));
        output.Attributes.SetAttribute("height", Number(Size));
        if (For is not null) output.Attributes.SetAttribute("data-stone-for", For);
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
