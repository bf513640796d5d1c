using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.Playwright;

namespace CollectieveKracht.Browser.Tests.Editor;

/// <summary>A test of the editor for texts, on the style board.</summary>
public abstract class EditorTest(Chromium chromium) : BrowserTest(chromium)
{
    protected const string Address = "/stijlbord";

    private static readonly HtmlParser Parser = new();

    /// <summary>Texts with all that a text may hold, by the name of their file.</summary>
    protected static IReadOnlyDictionary<string, string> Corpus { get; } =
        Directory.GetFiles(Path.Combine(Repository.Root, "tests", "CollectieveKracht.Browser.Tests", "Editor", "corpus"), "*.md")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, File.ReadAllText);

    protected static string Sample(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "CollectieveKracht.Browser.Tests", "Editor", "samples", name));

    /// <summary>As a textarea has it.</summary>
    protected static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    protected static ILocator View(IPage page) => page.Locator("[data-view]");

    protected static ILocator Text(IPage page) => page.Locator("textarea[data-editor]");

    protected static ILocator Tool(IPage page, string name) => page.Locator(".editor-bar").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The page with a text in the view. Pictures and what is sent are answered here.</summary>
    protected async Task<IPage> OpenWithAsync(string markdown, Look? look = null)
    {
        var page = await OpenAsync("about:blank", look);
        await page.RouteAsync("**/bestanden/**", route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>""" }));
        await GoAsync(page, Address);
        await SetAsync(page, markdown);
        return page;
    }

    protected static async Task SetAsync(IPage page, string markdown)
    {
        await page.EvaluateAsync("""
            markdown => {
              const show = name => document.querySelector(`[data-show=${name}]`).click();
              show('source');
              const text = document.querySelector('textarea[data-editor]');
              text.value = markdown;
              text.dispatchEvent(new Event('input'));
              show('view');
            }
            """, markdown);
    }

    /// <summary>The Markdown of what the view shows.</summary>
    protected static async Task<string> MarkdownAsync(IPage page) => await page.EvaluateAsync<string>("""
        () => {
          const isView = !document.querySelector('[data-view]').hidden;
          if (isView) document.querySelector('[data-show=source]').click();
          const { value } = document.querySelector('textarea[data-editor]');
          if (isView) document.querySelector('[data-show=view]').click();
          return value;
        }
        """);

    protected static Task PasteAsync(IPage page, string html = "", string text = "", string rtf = "", params string[] files) => page.EvaluateAsync("""
        ({ html, text, rtf, files }) => {
          const data = new DataTransfer();
          if (html) data.setData('text/html', html);
          if (text) data.setData('text/plain', text);
          if (rtf) data.setData('text/rtf', rtf);
          for (const name of files) data.items.add(new File(['foto'], name, { type: name.endsWith('.pdf') ? 'application/pdf' : 'image/png' }));
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, new { html, text, rtf, files });

    /// <summary>HTML without what a reader cannot see: white space between and within blocks.</summary>
    protected static string Seen(string markdown)
    {
        var body = Parser.ParseDocument(MarkdownText.ToHtml(markdown)).Body!;
        foreach (var text in body.Descendants<IText>().ToList())
        {
            if (text.ParentElement!.Closest("pre") is not null) continue;
            text.Data = string.Join(' ', text.Data.Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.None));
            while (text.Data.Contains("  ", StringComparison.Ordinal)) text.Data = text.Data.Replace("  ", " ", StringComparison.Ordinal);
            if (text.PreviousSibling is null or IElement { LocalName: "br" or "p" or "ul" or "ol" }) text.Data = text.Data.TrimStart();
            if (text.NextSibling is null or IElement { LocalName: "br" or "p" or "ul" or "ol" }) text.Data = text.Data.TrimEnd();
            if (text.Data.Length == 0 || (text.Data == " " && text.ParentElement is { LocalName: "body" or "ul" or "ol" or "table" or "tr" or "thead" or "tbody" or "blockquote" })) text.Remove();
        }

        return body.InnerHtml;
    }

    protected static string VisibleWords(string markdown) => Squeezed(Parser.ParseDocument(MarkdownText.ToHtml(markdown)).Body!.TextContent);

    protected static string Squeezed(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
