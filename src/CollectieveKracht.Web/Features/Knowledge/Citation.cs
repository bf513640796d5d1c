using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>How an article is to be cited, in words and for reference managers.</summary>
public sealed record Citation(ArticleView Article, string Address)
{
    private DateOnly Day => Dates.Day(Article.LastPublishedAt);

    /// <summary>"Author (2026). Title. CollectieveKracht, version 2. Address".</summary>
    public string InWords(string version) => $"{Article.Author} ({Day.Year}). {Article.Title}. CollectieveKracht, {version} {Article.Version}. {Address}";

    public string BibTeX => $$"""
        @online{collectievekracht-{{Article.Slug}},
          author = {{{Braced(Article.Author)}}},
          title = {{{Braced(Article.Title)}}},
          date = {{{Day:yyyy-MM-dd}}},
          version = {{{Article.Version}}},
          organization = {CollectieveKracht},
          langid = {{{(Article.Language == "en" ? "english" : "dutch")}}},
          url = {{{Address}}}
        }

        """;

    public string Ris => string.Join("\r\n",
        "TY  - ELEC", $"AU  - {Article.Author}", $"TI  - {Article.Title}", $"PY  - {Day.Year}", $"DA  - {Day:yyyy'/'MM'/'dd}",
        "PB  - CollectieveKracht", $"ET  - {Article.Version}", $"LA  - {Article.Language}", $"UR  - {Address}", "ER  - ", "");

    // The signs that mean something to BibTeX.
    private static string Braced(string text)
    {
        var braced = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if ("&%$#_{}".Contains(sign, StringComparison.Ordinal)) braced.Append('\\');
            braced.Append(sign is '\\' or '~' or '^' ? ' ' : sign);
        }

        return braced.ToString();
    }
}

public static class CitationEndpoints
{
    /// <summary>The citation as a file, for whoever may read the article.</summary>
    public static void MapCitations(this WebApplication app)
    {
        Map("bib", "application/x-bibtex", citation => citation.BibTeX);
        Map("ris", "application/x-research-info-systems", citation => citation.Ris);

        void Map(string format, string contentType, Func<Citation, string> write) => app.MapGet(
            $"/kennis/{{slug}}.{format}",
            async (string slug, PlatformDb db, CurrentViewer current, SiteOptions site, CancellationToken cancel) =>
            {
                if (!Slug.IsValid(slug) || await db.ViewAsync(slug, current.Viewer, cancel) is not { } article) return Results.NotFound();

                var citation = new Citation(article, $"{site.Origin}/kennis/{article.Slug}");
                return Results.File(Encoding.UTF8.GetBytes(write(citation)), contentType, $"{article.Slug}.{format}");
            });
    }
}
