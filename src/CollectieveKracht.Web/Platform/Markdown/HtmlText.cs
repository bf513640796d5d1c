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

    private static string Text(this AngleSharp.Dom.IElement element) => string.Join(
        ' ', element.ChildNodes.Select(node => node is AngleSharp.Dom.IElement child ? child.Text() : node.TextContent));
}
