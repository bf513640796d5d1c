using System.Globalization;
using System.Text;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>How others name an article as their source, in words and in the formats of reference managers.</summary>
/// <param name="Site">The name of the platform.</param>
/// <param name="Address">The lasting address of the article.</param>
public sealed record Citation(ArticleView Article, string Site, string Address)
{
    /// <summary>Means the same in LaTeX when a backslash stands before it.</summary>
    private const string LatexSigns = "#$%&_{}";

    public static Citation Of(ArticleView article, SiteOptions site) => new(article, site.Name, $"{site.Origin}/kennis/{article.Slug}");

    private DateOnly Day => Dates.Day(Article.LastPublishedAt);

    private IEnumerable<string> Authors => Article.Collective is { } collective ? [Article.Author, collective.Name] : [Article.Author];

    /// <summary>As it stands in a list of sources, in the language of the request.</summary>
    public string Text(string version) =>
        $"{string.Join(", ", Authors)} ({Day.Year}). {OneLine(Article.Title)}. {Site}, {version}, {Dates.InFull(Day)}. {Address}";

    public string BibTeX()
    {
        var record = new StringBuilder($"@misc{{{Article.Slug}-{Article.Version},\n");
        Field("author", string.Join(" and ", Authors.Select(name => name == Article.Author && !Article.IsByEditors ? Latex(name) : $"{{{Latex(name)}}}")));
        Field("title", $"{{{Latex(Article.Title)}}}");
        Field("year", Day.Year.ToString(CultureInfo.InvariantCulture));
        Field("month", Day.Month.ToString(CultureInfo.InvariantCulture));
        Field("publisher", Latex(Site));
        Field("edition", Article.Version.ToString(CultureInfo.InvariantCulture));
        Field("language", Article.Language == "en" ? "english" : "dutch");
        Field("url", Address);
        return record.Append("}\n").ToString();

        void Field(string name, string value) => record.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
    }

    public string Ris()
    {
        var record = new StringBuilder();
        Field("TY", "ELEC");
        foreach (var name in Authors) Field("AU", name);
        Field("TI", Article.Title);
        Field("AB", Article.Summary);
        Field("PY", Day.Year.ToString(CultureInfo.InvariantCulture));
        Field("DA", Day.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture));
        Field("PB", Site);
        Field("ET", Article.Version.ToString(CultureInfo.InvariantCulture));
        Field("LA", Article.Language);
        Field("UR", Address);
        Field("ER", "");
        return record.ToString();

        // The format wants a carriage return at the end of each line, and none within.
        void Field(string tag, string value) => record.Append(CultureInfo.InvariantCulture, $"{tag}  - {OneLine(value)}\r\n");
    }

    private static string Latex(string text)
    {
        var escaped = new StringBuilder();
        foreach (var sign in OneLine(text))
        {
            escaped.Append(sign switch
            {
                '\\' => @"\textbackslash{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                _ when LatexSigns.Contains(sign, StringComparison.Ordinal) => $@"\{sign}",
                _ => sign.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(sign => char.IsControl(sign) ? ' ' : sign)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

public static class CitationEndpoints
{
    /// <summary>The citation as a file. It has one address for all languages, because it holds no words of ours.</summary>
    public static void MapCitations(this WebApplication app)
    {
        Map("bib", "application/x-bibtex; charset=utf-8", citation => citation.BibTeX());
        Map("ris", "application/x-research-info-systems; charset=utf-8", citation => citation.Ris());

        void Map(string format, string type, Func<Citation, string> write) => app.MapPublicPage(
            $"/kennis/{{slug}}.{format}",
            async (string slug, PlatformDb db, CurrentViewer current, SiteOptions site, CancellationToken cancel) =>
                await db.FindArticleAsync(slug, current.Viewer, cancel) is { } article
                    ? Results.File(Encoding.UTF8.GetBytes(write(Citation.Of(article, site))), type, $"{article.Slug}.{format}")
                    : Results.NotFound()).WithoutLanguage().CountedAs(Counted.Download);
    }
}
