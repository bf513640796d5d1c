using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CollectieveKracht.Web.Platform.Markdown;

/// <summary>The words of a piece of HTML, for the index and for counting.</summary>
public static class HtmlText
{
    public static string Plain(string html)
    {
        if (html.Length == 0) return "";
        using var document = new HtmlParser().ParseDocument(html);
        return string.Join(' ', document.Body!.Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Text(this IElement element) => string.Concat(element.ChildNodes.Select(node => node switch
    {
        IElement { ClassName: "footnote-ref" or "footnote-back-ref" } => "",
        IElement { LocalName: "a" or "strong" or "em" or "del" or "code" or "sup" } within => within.Text(),
        IElement apart => $" {apart.Text()} ",
        _ => node.TextContent,
    }));
}
