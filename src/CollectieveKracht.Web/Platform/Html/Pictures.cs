using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CollectieveKracht.Web.Platform.Html;

internal static class Pictures
{
    /// <summary>Turns the element into an svg that adds nothing to the text beside it. Classes given by the page are kept.</summary>
    public static void AsPicture(this TagHelperOutput output, string cssClass)
    {
        var given = output.Attributes["class"]?.Value.ToString();
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", given is null ? cssClass : $"{cssClass} {given}");
        output.Attributes.SetAttribute("aria-hidden", "true");
    }

    /// <summary>An id that is used once on the page, for what a drawing refers to.</summary>
    public static string NewId(this ViewContext view, string prefix)
    {
        var items = view.HttpContext.Items;
        var number = items[typeof(Pictures)] is int last ? last + 1 : 1;
        items[typeof(Pictures)] = number;
        return $"{prefix}{number}";
    }
}
