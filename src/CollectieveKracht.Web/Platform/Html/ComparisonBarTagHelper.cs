using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CollectieveKracht.Web.Platform.Html;

/// <summary>
/// <c>&lt;comparison-bar percent="49" tick="52" sector="energie" /&gt;</c>: a share as a bar, and another as a line across it. Put both numbers
/// beside it as text: the bar itself is hidden from screen readers.
/// </summary>
[HtmlTargetElement("comparison-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ComparisonBarTagHelper : TagHelper
{
    /// <summary>Null for a share that may not be told.</summary>
    public int? Percent { get; set; }

    /// <summary>Null for none.</summary>
    public int? Tick { get; set; }

    /// <summary>Gives the line the colour of a sector.</summary>
    public string? Sector { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.AsPicture("comparison-bar");
        var bar = Percent is { } percent ? $"""<rect class="full" y="20%" width="{percent}%" height="60%" rx="4"/>""" : "";
        var tick = Tick is { } at ? $"""<line class="{SectorShape.Class("tick", Sector)}" x1="{at}%" x2="{at}%" y1="0" y2="100%"/>""" : "";
        output.Content.SetHtmlContent($"""<rect class="room" y="20%" width="100%" height="60%" rx="4"/>{bar}{tick}""");
    }
}
