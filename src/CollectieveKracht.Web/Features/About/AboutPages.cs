using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using CollectieveKracht.Web.Data.Seed;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Markdown;
using CollectieveKracht.Web.Platform.Site;

namespace CollectieveKracht.Web.Features.About;

/// <summary>
/// The pages about the site itself. They are files and not in the database, because they belong to a version of the site;
/// read and rendered once, with the names of this installation filled in.
/// </summary>
public sealed class AboutPages
{
    private readonly Dictionary<(string Slug, Language Language), AboutPage> _pages = [];

    public AboutPages(SiteOptions site)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Data", "Seed", "Content", "pages");
        foreach (var file in ContentFile.ReadAll<PageFacts>(folder))
        {
            var language = Language.All.Single(known => file.Slug.EndsWith($".{known.Code}", StringComparison.Ordinal));
            _pages[(file.Slug[..^3], language)] = Render(file, site);
        }
    }

    public IEnumerable<string> Slugs => _pages.Keys.Select(key => key.Slug).Distinct().Order();

    public AboutPage this[string slug] => _pages[(slug, Language.Current)];

    private static AboutPage Render(ContentFile<PageFacts> file, SiteOptions site)
    {
        var html = Fill(MarkdownText.ToHtml(file.Body), site);
        using var document = new HtmlParser().ParseDocument(html);
        var headings = document.QuerySelectorAll("h2[id]").Select(heading => (heading.Id!, heading.TextContent)).ToList();
        return new AboutPage(file.Facts.Title, file.Facts.Description, html, headings);
    }

    private static string Fill(string html, SiteOptions site)
    {
        var contact = HtmlEncoder.Default.Encode(site.Contact!);
        return html
            .Replace("{operator}", HtmlEncoder.Default.Encode(site.Operator!), StringComparison.Ordinal)
            .Replace("{contact}", $"""<a href="mailto:{contact}">{contact}</a>""", StringComparison.Ordinal);
    }

    private sealed class PageFacts
    {
        public string Title { get; set; } = "";

        public string Description { get; set; } = "";
    }
}

/// <param name="Headings">Of the main parts: id and words.</param>
public sealed record AboutPage(string Title, string Description, string Html, IReadOnlyList<(string Id, string Words)> Headings);
