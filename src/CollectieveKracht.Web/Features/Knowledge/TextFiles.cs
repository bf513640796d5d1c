using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Platform.Html;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Markdown;
using CollectieveKracht.Web.Platform.Pdf;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>Writes a text as one file that needs nothing beside it, in the language of the text. Both forms are made of the same document.</summary>
public sealed class TextFiles(ViewText views, PicturesOfText pictures, SiteOptions site, IStringLocalizer<ArticleText> texts)
{
    private static readonly HtmlParser Parser = new();

    public async Task<byte[]> HtmlAsync(TextFile file, CancellationToken cancel)
    {
        using var document = await DocumentAsync(file);
        var shown = await pictures.ReadAsync(SourcesIn(document), cancel);
        foreach (var picture in document.QuerySelectorAll("img").ToList())
        {
            if (!shown.TryGetValue(picture.GetAttribute("src") ?? "", out var content))
            {
                LinkInstead(picture);
                continue;
            }

            picture.SetAttribute("src", $"data:image/webp;base64,{Convert.ToBase64String(content)}");
            foreach (var needless in new[] { "srcset", "sizes", "loading" }) picture.RemoveAttribute(needless);
        }

        await using var html = new StringWriter(CultureInfo.InvariantCulture);
        document.ToHtml(html, HtmlMarkupFormatter.Instance);
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    public async Task<byte[]> PdfAsync(TextFile file, CancellationToken cancel)
    {
        using var document = await DocumentAsync(file);
        var shown = await pictures.ReadAsync(SourcesIn(document), cancel);
        return await PdfTurn.TakeAsync(() =>
        {
            var drawn = new Dictionary<string, PdfPicture>();
            foreach (var (source, content) in shown)
            {
                if (PdfPicture.Read(content) is { } picture) drawn.Add(source, picture);
            }

            foreach (var picture in document.QuerySelectorAll("img").Where(picture => !drawn.ContainsKey(picture.GetAttribute("src") ?? "")).ToList()) LinkInstead(picture);
            return PdfText.Write(HeadOf(file), document.Body!, drawn);
        }, cancel);
    }

    private async Task<IHtmlDocument> DocumentAsync(TextFile file)
    {
        // Of this call only: the caller's culture comes back by itself.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageOf(file).Culture;
        var document = Parser.ParseDocument(await views.RenderAsync("/Features/Knowledge/_TextFile.cshtml", ViewText.DataOf(file)));
        foreach (var link in document.QuerySelectorAll("a[href], img[src]"))
        {
            var name = link.LocalName == "a" ? "href" : "src";
            if (link.GetAttribute(name) is { } path && SafeAddress.IsOwnPath(path)) link.SetAttribute(name, site.Origin + path);
        }

        return document;
    }

    private static IEnumerable<string> SourcesIn(IHtmlDocument document) => document.QuerySelectorAll("img").Select(picture => picture.GetAttribute("src") ?? "");

    /// <summary>A picture that is not ours to give along, or is not there, is named with the way to it.</summary>
    private static void LinkInstead(IElement picture)
    {
        var address = picture.GetAttribute("src") ?? "";
        var link = picture.Owner!.CreateElement("a");
        link.SetAttribute("href", address);
        link.TextContent = picture.GetAttribute("alt") is { Length: > 0 } words ? words : address;
        picture.Replace(picture.Closest("a") is null ? link : picture.Owner.CreateTextNode(link.TextContent));
    }

    private PdfHead HeadOf(TextFile file)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageOf(file).Culture;
        var at = file.UpdatedOn ?? file.SharedOn;
        var title = string.IsNullOrWhiteSpace(file.Title) ? texts["Untitled"].Value : file.Title;
        var foot = string.Join(" · ", new[] { at is { } day ? Dates.InFull(day) : null, file.Licence }.OfType<string>());
        var (page, authors) = (texts["PageOf"].Value, file.Authors);
        return new(title, authors, file.Summary, file.Language, site.Name, at, file.Address, foot, (number, count) => string.Format(CultureInfo.InvariantCulture, page, number, count));
    }

    private static Language LanguageOf(TextFile file) => file.Language == Language.English.Code ? Language.English : Language.Dutch;
}
