using Ganss.Xss;
using Markdig;

namespace CollectieveKracht.Web.Platform.Markdown;

/// <summary>
/// The one way from Markdown to HTML: chosen extensions, no raw HTML, then a sanitiser with lists of our own (trust.md
/// T12, T16). Done when a text is saved, not when it is shown.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseDefinitionLists()
        .UseFigures()
        .UseAlertBlocks()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .DisableHtml()
        .Build();

    /// <summary>Sanitised HTML of a text.</summary>
    public static string ToHtml(string markdown) => Sanitiser().Sanitize(Markdig.Markdown.ToHtml(markdown, Pipeline));

    private static HtmlSanitizer Sanitiser()
    {
        var sanitiser = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>
            {
                "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a", "img",
                "ul", "ol", "li", "input", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "figure", "figcaption", "div", "sup",
            },
            AllowedAttributes = new HashSet<string>
            {
                "href", "title", "src", "alt", "id", "class", "type", "checked", "disabled", "start", "colspan", "rowspan", "align",
            },
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
            UriAttributes = new HashSet<string> { "href", "src" },
        });
        return sanitiser;
    }
}
