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
        output.Content.SetHtmlContent($"""<use href="{ViewContext.HttpContext.Asset("img/sprite.svg")}#{symbol}"/>""");
    }
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
