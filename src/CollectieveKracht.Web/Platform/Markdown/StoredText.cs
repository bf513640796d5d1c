using System.Text.RegularExpressions;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Platform.Markdown;

/// <summary>
/// What pages do with HTML that <see cref="MarkdownText"/> made and the database kept. Its form is ours and known, so that it
/// need not be parsed at each view. Never use it for other HTML.
/// </summary>
public static partial class StoredText
{
    private const int WordsPerMinute = 200;

    /// <summary>The text on a page. Its links within the site stay in the language of the reader.</summary>
    public static IHtmlContent Show(string html) =>
        new HtmlString(Language.Current.Prefix.HasValue ? OwnLink().Replace(html, $"$&{Language.Current.Prefix.Value![1..]}/") : html);

    /// <summary>The summary that a text may begin with, and the rest of it, to put something between them.</summary>
    public static (string Summary, string Text) Split(string html)
    {
        if (!html.StartsWith("""<div class="in-short">""", StringComparison.Ordinal)) return ("", html);

        var open = 0;
        foreach (Match edge in Division().Matches(html))
        {
            open += edge.Value[1] == '/' ? -1 : 1;
            var end = edge.Index + edge.Length;
            if (open == 0) return (html[..end], html[end..]);
        }

        return ("", html);
    }

    /// <summary>The headings of the highest level, for a list of contents: id and words as HTML.</summary>
    public static IReadOnlyList<(string Id, IHtmlContent Words)> Contents(string html) =>
        [.. Heading().Matches(html).Select(match => (match.Groups["id"].Value, (IHtmlContent)new HtmlString(Tag().Replace(match.Groups["words"].Value, ""))))];

    /// <summary>The slugs of the glossary terms that the text uses, in order.</summary>
    public static IReadOnlyList<string> Terms(string html) => [.. Term().Matches(html).Select(match => match.Groups["slug"].Value).Distinct()];

    /// <summary>How long reading takes, in whole minutes, at least one.</summary>
    public static int ReadingMinutes(string html)
    {
        var words = Word().Count(Tag().Replace(html, " "));
        return Math.Max(1, (words + (WordsPerMinute / 2)) / WordsPerMinute);
    }

    [GeneratedRegex("""(?<=<a\b[^>]*\bhref=")/(?!/)""")]
    private static partial Regex OwnLink();

    [GeneratedRegex("""<h2 id="(?<id>[^"]+)">(?<words>.*?)</h2>""", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("""data-term="term-(?<slug>[a-z0-9-]+)"(?=[^>]*>)""")]
    private static partial Regex Term();

    [GeneratedRegex("<div[^>]*>|</div>")]
    private static partial Regex Division();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
