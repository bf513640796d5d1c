using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// Marks the words found in a passage with two characters of Unicode's private use area, which no text needs and HTML
/// encoding leaves alone; <see cref="Marked"/> turns them into mark elements.
/// </summary>
public static class FoundWords
{
    public const char Start = '\uE000';
    public const char End = '\uE001';

    /// <summary>The passage as HTML, with what was found in mark elements.</summary>
    public static IHtmlContent Marked(string passage)
    {
        var html = new HtmlContentBuilder();
        foreach (var (text, isFound) in Pieces(passage))
        {
            if (isFound) html.AppendHtml("<mark>").Append(text).AppendHtml("</mark>");
            else html.Append(text);
        }

        return html;
    }

    /// <summary>The passage in pieces, each with whether it is a word that was found.</summary>
    public static IEnumerable<(string Text, bool IsFound)> Pieces(string passage)
    {
        foreach (var part in passage.Split(Start))
        {
            var end = part.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0) yield return (part[..end], true);
            if (part.Length > end + 1) yield return (part[(end + 1)..], false);
        }
    }
}
