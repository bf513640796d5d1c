using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CollectieveKracht.Web.Platform.Html;

/// <summary>
/// <c>&lt;stone-field value="30" of="59" per-row="15" /&gt;</c>: one number as stones in rows, laid and still open. Put the
/// number beside it as text.
/// </summary>
[HtmlTargetElement("stone-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StoneFieldTagHelper : TagHelper
{
    private const int CellWidth = 23, CellHeight = 20;

    public int Value { get; set; }

    public int Of { get; set; }

    public int PerRow { get; set; } = 15;

    /// <summary>Another number of stones per row on a phone.</summary>
    public int? PerRowOnPhone { get; set; }

    public string? Sector { get; set; }

    /// <summary>Whether the last stone that was laid is the reader's own, and stands out.</summary>
    public bool WithOwn { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var fields = PerRowOnPhone is { } onPhone ? Field(PerRow, " only-wide") + Field(onPhone, " only-narrow") : Field(PerRow, "");
        output.Content.SetHtmlContent(fields);
    }

    private string Field(int perRow, string when)
    {
        var id = ViewContext.NewId("field");
        var rows = (Of + perRow - 1) / perRow;
        return $"""
            <svg class="{SectorShape.Class("stone-field", Sector)}{when}" viewBox="0 0 {perRow * CellWidth} {rows * CellHeight}" aria-hidden="true">{Pattern(id, "laid")}{Pattern($"{id}r", "room")}{string.Concat(Rows(0, Value, perRow, id))}{string.Concat(Rows(Value, Of, perRow, $"{id}r"))}{Own(perRow)}</svg>
            """;
    }

    private string Own(int perRow)
    {
        if (!WithOwn || Value == 0) return "";

        var (row, column) = Math.DivRem(Value - 1, perRow);
        return $"""<rect class="own" x="{column * CellWidth + 1}" y="{row * CellHeight + 1}" width="20" height="17" rx="4.5"/>""";
    }

    private static string Pattern(string id, string kind) =>
        $"""
        <pattern id="{id}" width="{CellWidth}" height="{CellHeight}" patternUnits="userSpaceOnUse"><rect class="{kind}" x="1.5" y="1.5" width="20" height="17" rx="4.5"/></pattern>
        """;

    /// <summary>A strip per row over the stones from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    private static IEnumerable<string> Rows(int first, int end, int perRow, string pattern)
    {
        while (first < end)
        {
            var (row, column) = Math.DivRem(first, perRow);
            var count = Math.Min(perRow - column, end - first);
            yield return $"""<rect x="{column * CellWidth}" y="{row * CellHeight}" width="{count * CellWidth}" height="{CellHeight}" fill="url(#{pattern})"/>""";
            first += count;
        }
    }
}
