using System.Globalization;

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CollectieveKracht.Web.Platform.Html;

/// <summary>
/// <c>&lt;stone-bar value="30" of="59" /&gt;</c>: one stone per collective, or a solid bar when the stones would be too thin
/// to count. Put the number beside it as text: the bar itself is hidden from screen readers.
/// </summary>
[HtmlTargetElement("stone-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StoneBarTagHelper : TagHelper
{
    // The narrowest bar, on a phone of 320 px, is 240 px wide and a stone takes 4 px or more.
    private const int MostStones = 60;

    public int Value { get; set; }

    public int Of { get; set; } = 100;

    /// <summary>Gives the bar the colour of a sector.</summary>
    public string? Sector { get; set; }

    /// <summary>Draws a solid bar, also where stones would fit: for shares, which are not a count of collectives.</summary>
    public bool Solid { get; set; }

    /// <summary>With <see cref="High"/>: between which shares, from 0 to 1, the share plausibly lies. Only on a solid bar.</summary>
    public double? Low { get; set; }

    /// <inheritdoc cref="Low"/>
    public double? High { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AsPicture(SectorShape.Class("stone-bar", Sector));
        output.Content.SetHtmlContent(Solid || Of > MostStones ? SolidBar() : Stones(ViewContext.NewId("bar")));
    }

    private string SolidBar() =>
        $"""<rect class="room" width="100%" height="100%" rx="5"/><rect class="laid" width="{Share(Value)}" height="100%" rx="5"/>{Whisker()}""";

    private string Whisker() => (Low, High) is ({ } low, { } high)
        ? string.Create(CultureInfo.InvariantCulture, $"""<rect class="whisker" x="{100 * low:0.##}%" width="{100 * (high - low):0.##}%" y="32%" height="36%" rx="2"/>""")
        : "";

    private string Stones(string id) =>
        $"""
        {Pattern(id, "laid")}{Pattern($"{id}r", "room")}<rect width="{Share(Value)}" height="100%" fill="url(#{id})"/><rect x="{Share(Value)}" width="{Share(Of - Value)}" height="100%" fill="url(#{id}r)"/>
        """;

    private string Pattern(string id, string kind) =>
        $"""
        <pattern id="{id}" width="{Share(1)}" height="100%" patternUnits="userSpaceOnUse" viewBox="0 0 10 16" preserveAspectRatio="none"><rect class="{kind}" x=".7" width="8.6" height="16" rx="3" ry="3.4"/></pattern>
        """;

    private string Share(int stones) => string.Create(CultureInfo.InvariantCulture, $"{100m * stones / Math.Max(Of, 1):0.####}%");
}
