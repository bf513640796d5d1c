using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace CollectieveKracht.Web.Tests;

/// <summary>
/// What is wrong with the HTML of a page: what the parser had to mend, and rules of HTML and of the house that a parser does not
/// know. It wants no Java; the whole of the standard is checked by scripts/html.
/// </summary>
public static partial class Markup
{
    private const string Blocks = "address, article, aside, blockquote, details, div, dl, fieldset, figure, footer, form, header, hr, main, nav, ol, p, pre, section, table, ul";
    private const string Headings = "h1, h2, h3, h4, h5, h6";
    private const string Controls = "input:not([type=hidden]):not([type=submit]), select, textarea";

    private static readonly string[] References = ["for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns"];

    public static IReadOnlyList<string> FaultsIn(string html)
    {
        var mended = new List<string>();
        var parser = new HtmlParser();
        parser.Error += (_, error) => mended.Add($"line {((HtmlErrorEvent)error).Position.Line}: {((HtmlErrorEvent)error).Message}");
        var page = parser.ParseDocument(html);
        return [.. mended, .. AttributesTwice(html), .. Names(page), .. Nesting(page), .. Lists(page), .. Words(page), .. Outline(page), .. Policy(page)];
    }

    private static IEnumerable<string> AttributesTwice(string html) =>
        from tag in StartTag().Matches(html)
        from name in AttributeName().Matches(tag.Groups["attributes"].Value).GroupBy(name => name.Groups[1].Value, StringComparer.OrdinalIgnoreCase)
        where name.Count() > 1
        select $"attribute {name.Key} stands twice: {tag.Value}";

    private static IEnumerable<string> Names(IHtmlDocument page)
    {
        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(element => element.Id!).Where(same => same.Count() > 1))
            yield return $"id {twice.Key} stands {twice.Count()} times";
        foreach (var element in page.QuerySelectorAll("[id]").Where(element => element.Id is "" || element.Id!.Any(char.IsWhiteSpace)))
            yield return $"id is empty or has a space: {Start(element)}";

        foreach (var attribute in References)
        {
            foreach (var element in page.QuerySelectorAll($"[{attribute}]"))
            {
                var missing = element.GetAttribute(attribute)!.Split(' ').Where(id => page.GetElementById(id) is null);
                foreach (var id in missing) yield return $"{attribute} names {id}, which is not there: {Start(element)}";
            }
        }

        foreach (var link in page.QuerySelectorAll("a[href^='#']"))
        {
            if (page.GetElementById(Uri.UnescapeDataString(link.GetAttribute("href")![1..])) is null) yield return $"leads nowhere: {Start(link)}";
        }
    }

    private static IEnumerable<string> Nesting(IHtmlDocument page) =>
        All(page, "a[href] :is(a, button, input, select, textarea, label, summary, [tabindex]), button :is(a, button, input, select, textarea, label, summary, [tabindex])", "can be pressed within something to press")
            .Concat(All(page, $":is(p, span, b, strong, em, i, small, mark, code, label, button, {Headings}) :is({Blocks}, {Headings})", "is a block within a line"))
            .Concat(All(page, $"dt :is({Headings}, header, footer, section, article, nav, aside)", "does not belong in dt"))
            .Concat(All(page, "summary :is(a, button, input)", "can be pressed within a summary"));

    private static IEnumerable<string> Lists(IHtmlDocument page) =>
        All(page, ":is(ul, ol, menu) > :not(li, script, template)", "is no item of its list")
            .Concat(All(page, ":not(ul, ol, menu) > li", "is an item of no list"))
            .Concat(All(page, "dl > :not(dt, dd, div, script, template), dl > div > :not(dt, dd, script, template)", "does not belong in dl"))
            .Concat(All(page, "dl > dt:not(:has(~ dd)), dl > div:not(:has(> dt + dd)), dl > dd:first-child", "is no pair of a term and its meaning"))
            .Concat(All(page, ":not(dl, div) > :is(dt, dd)", "stands outside dl"));

    private static IEnumerable<string> Words(IHtmlDocument page) =>
        All(page, "img:not([alt])", "has no alt")
            .Concat(All(page, "th:not([scope])", "has no scope"))
            .Concat(All(page, "table:not(:has(th))", "has no heads"))
            .Concat(page.QuerySelectorAll(Controls).Where(control => Name(control).Length == 0).Select(control => $"has no label: {Start(control)}"))
            .Concat(page.QuerySelectorAll("a[href], button, summary").Where(control => Name(control).Length == 0).Select(control => $"has no words: {Start(control)}"))
            .Concat(All(page, ":is(nav, aside, [role=region], [role=search]):not([aria-label], [aria-labelledby])", "is a landmark without a name"));

    private static IEnumerable<string> Outline(IHtmlDocument page)
    {
        if (string.IsNullOrEmpty(page.DocumentElement.GetAttribute("lang"))) yield return "html has no lang";
        if (string.IsNullOrWhiteSpace(page.Title)) yield return "there is no title";
        if (page.QuerySelectorAll("main").Length != 1) yield return "there is not one main";
        if (page.QuerySelectorAll("h1").Length != 1) yield return "there is not one h1";

        var before = 0;
        foreach (var heading in page.QuerySelectorAll(Headings))
        {
            var level = heading.LocalName[1] - '0';
            if (level > before + 1) yield return $"heading skips from {before}: {Start(heading)} {heading.TextContent.Trim()}";
            if (heading.TextContent.Trim().Length == 0) yield return $"heading is empty: {Start(heading)}";
            before = level;
        }
    }

    private static IEnumerable<string> Policy(IHtmlDocument page) =>
        All(page, "[style], style", "has styles of its own")
            .Concat(All(page, "script:not([src]):not([type='application/ld+json'])", "is a script in the page"))
            .Concat(page.All.Where(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal))).Select(element => $"has a handler in the page: {Start(element)}"))
            .Concat(All(page, "a[href^='javascript:']", "is a script in the page"));

    private static IEnumerable<string> All(IHtmlDocument page, string selector, string fault) =>
        page.QuerySelectorAll(selector).Select(element => $"{fault}: {Start(element)} in {Start(element.ParentElement!)}");

    /// <summary>What it is called, roughly as a browser tells a screen reader.</summary>
    private static string Name(IElement element) =>
        new[]
        {
            element.GetAttribute("aria-label"),
            string.Concat((element.GetAttribute("aria-labelledby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => element.Owner!.GetElementById(id)?.TextContent)),
            element.Id is { Length: > 0 } id ? element.Owner!.QuerySelector($"label[for='{id}']")?.TextContent : null,
            element.Closest("label")?.TextContent,
            element.Matches(Controls) ? null : element.TextContent,
        }
        .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "";

    private static string Start(IElement element) => $"<{element.LocalName}{string.Concat(element.Attributes.Select(attribute => $" {attribute.Name}=\"{attribute.Value}\""))}>";

    [GeneratedRegex("""<[a-zA-Z][^\s/>]*(?<attributes>(?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*/?>""")]
    private static partial Regex StartTag();

    [GeneratedRegex("""\s([^\s"'>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")]
    private static partial Regex AttributeName();
}
