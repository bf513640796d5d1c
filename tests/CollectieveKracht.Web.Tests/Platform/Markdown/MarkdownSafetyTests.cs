using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CollectieveKracht.Web.Platform.Markdown;

namespace CollectieveKracht.Web.Tests.Platform.Markdown;

/// <summary>What comes out of a text is judged as a browser reads it: by the elements, attributes and addresses in the parsed page.</summary>
[Trait("Trust", "T12")]
public sealed class MarkdownSafetyTests
{
    private static readonly GlossaryWords[] Glossary = [new("impact", ["impact"])];

    private static readonly HashSet<string> Elements =
    [
        "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a", "img", "ul", "ol", "li", "input",
        "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "figure", "figcaption", "div", "sup",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "href", "rel", "title", "src", "alt", "loading", "id", "class", "start", "type", "checked", "disabled", "colspan", "rowspan", "scope",
        "role", "tabindex", "aria-label", "data-term",
    ];

    [Theory]
    [MemberData(nameof(MarkdownAttacks.All), MemberType = typeof(MarkdownAttacks))]
    public void No_text_leaves_anything_that_can_run_load_cover_or_replace(string attack)
    {
        var page = Read(MarkdownText.ToHtml(attack, glossary: Glossary));

        Assert.All(page.Body!.QuerySelectorAll("*"), RequireHarmless);
    }

    [Theory]
    [MemberData(nameof(MarkdownAttacks.All), MemberType = typeof(MarkdownAttacks))]
    public void No_text_breaks_out_of_what_it_is_put_in(string attack)
    {
        var inside = $"# Kop\n\n> - **a** | {attack}\n\nna";

        var page = Read("<main><div id=\"tekst\">" + MarkdownText.ToHtml(inside, glossary: Glossary) + "</div><p id=\"na\">na</p></main>");

        Assert.All(page.QuerySelectorAll("#tekst *"), RequireHarmless);
        Assert.Equal("main", page.QuerySelector("#na")!.ParentElement!.LocalName);
    }

    [Theory]
    [MemberData(nameof(MarkdownAttacks.All), MemberType = typeof(MarkdownAttacks))]
    public void What_was_made_stays_the_same_when_it_is_read_and_written_again(string attack)
    {
        var html = MarkdownText.ToHtml(attack, glossary: Glossary);

        Assert.Equal(html, Read(html).Body!.InnerHtml);
    }

    [Theory]
    [MemberData(nameof(MarkdownAttacks.All), MemberType = typeof(MarkdownAttacks))]
    public void On_an_English_page_nothing_new_appears(string attack)
    {
        using var english = new InLanguage("en");

        using var shown = new StringWriter();
        StoredText.Show(MarkdownText.ToHtml(attack, glossary: Glossary)).WriteTo(shown, System.Text.Encodings.Web.HtmlEncoder.Default);

        Assert.All(Read(shown.ToString()).Body!.QuerySelectorAll("*"), RequireHarmless);
    }

    private static IDocument Read(string html) => new HtmlParser().ParseDocument(html);

    private static void RequireHarmless(IElement element)
    {
        Assert.Contains(element.LocalName, Elements);
        Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
        Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, Attributes));
        Assert.All(element.ClassList, name => Assert.Contains(name, HtmlClasses));
        if (element.GetAttribute("id") is { } id) Assert.StartsWith("k-", id, StringComparison.Ordinal);
        if (element.LocalName == "input") Assert.Equal("checkbox", element.GetAttribute("type"));
        if (element.GetAttribute("href") is { } address) RequireHonest(address, element);
        if (element.GetAttribute("src") is { } picture) Assert.Matches(@"^/[^/\\]", picture);
        if (element.GetAttribute("tabindex") is { } place) Assert.Equal("0", place);
    }

    // As a browser resolves it on a page of ours.
    private static void RequireHonest(string address, IElement link)
    {
        var resolved = new Url(new Url("https://kracht.example/kennis/x"), address);
        var host = resolved.Host;
        var says = address is ['#' or '/', ..] ? "kracht.example" : host;

        Assert.True(resolved.Scheme is "http" or "https" or "mailto", resolved.Scheme);
        Assert.Equal(says, resolved.Scheme == "mailto" ? says : host);
        Assert.True(string.IsNullOrEmpty(resolved.UserName));
        if (address is ['#', ..]) Assert.NotNull(link.Owner!.GetElementById(address[1..]));
        if (address is not ['#' or '/', ..] && resolved.Scheme != "mailto") Assert.Equal("nofollow ugc noopener", link.GetAttribute("rel"));
    }

    private static readonly HashSet<string> HtmlClasses =
    [
        "in-short", "numbered", "scroll", "to-right", "to-centre", "term", "contains-task-list", "task-list-item", "footnotes", "footnote-ref",
        "footnote-back-ref", "markdown-alert", "markdown-alert-title", "markdown-alert-note", "markdown-alert-tip", "markdown-alert-warning",
    ];
}
