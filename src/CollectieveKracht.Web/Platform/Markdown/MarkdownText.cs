using AngleSharp.Html;
using AngleSharp.Html.Parser;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;

namespace CollectieveKracht.Web.Platform.Markdown;

/// <summary>
/// The one way from Markdown to HTML: chosen extensions, no raw HTML, our own shape (<see cref="HtmlShape"/>), then a
/// sanitiser with lists of our own. Done when a text is saved, not when it is shown. See docs/markdown.md.
/// </summary>
public static class MarkdownText
{
    /// <summary>
    /// Markdig looks for the end of a link from each of these to the end of the paragraph: 80 kB of them took five seconds.
    /// No article has a thousand links.
    /// </summary>
    private const int MaxLinks = 1_000;

    /// <summary>Of the HTML: some twenty times the longest ordinary text, and quick enough to check.</summary>
    private const int MaxHtmlLength = 1_000_000;

    private const int MaxElements = 10_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseDefinitionLists()
        .UseFigures()
        .UseAlertBlocks()
        .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .DisableHtml()
        .Build();

    private static readonly HtmlParser Parser = new();

    private static readonly HtmlSanitizer Sanitiser = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>
        {
            "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a", "img",
            "ul", "ol", "li", "input", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "figure", "figcaption", "div", "sup",
        },
        AllowedAttributes = new HashSet<string>
        {
            "href", "rel", "title", "src", "srcset", "sizes", "alt", "loading", "id", "class", "start", "type", "checked", "disabled",
            "colspan", "rowspan", "scope", "role", "tabindex", "aria-label", "data-term",
        },
        AllowedClasses = new HashSet<string>(HtmlShape.Classes),
        AllowedSchemes = new HashSet<string> { "http", "https", "mailto" },
        UriAttributes = new HashSet<string> { "href", "src" },
    });

    /// <summary>Sanitised HTML of a text, for the inside of a page that has its own h1.</summary>
    /// <param name="language">Of the text: "nl" or "en".</param>
    /// <param name="glossary">Words to lead to their explanation, each where the text first uses it.</param>
    /// <exception cref="RuleException">The text is too long, or built so that it would take too long.</exception>
    public static string ToHtml(string markdown, string language = "nl", IReadOnlyCollection<GlossaryWords>? glossary = null)
    {
        RuleException.Unless(markdown.Length <= Revision.MaxBodyLength, "article.body-too-long");
        RuleException.Unless(CountLinks(markdown) <= MaxLinks, "article.too-deep");

        using var document = Parser.ParseDocument(Convert(markdown));
        RuleException.Unless(document.All.Length <= MaxElements, "article.too-deep");
        HtmlShape.Give(document, language);
        if (glossary is { Count: > 0 }) GlossaryLinks.Add(document, glossary);

        Sanitiser.SanitizeDom(document, document.Body);
        using var html = new StringWriter();
        foreach (var node in document.Body!.ChildNodes) node.ToHtml(html, HtmlMarkupFormatter.Instance);
        return html.ToString();
    }

    private static string Convert(string markdown)
    {
        try
        {
            var html = Markdig.Markdown.ToHtml(markdown, Pipeline);
            RuleException.Unless(html.Length <= MaxHtmlLength, "article.too-deep");
            return html;
        }
        catch (ArgumentException error) when (error.Message.Contains("too deeply nested", StringComparison.Ordinal))
        {
            throw new RuleException("article.too-deep");
        }
    }

    private static int CountLinks(string markdown)
    {
        var count = 0;
        for (var at = 0; (at = markdown.IndexOf("](", at, StringComparison.Ordinal)) >= 0; at += 2) count++;
        return count;
    }
}
