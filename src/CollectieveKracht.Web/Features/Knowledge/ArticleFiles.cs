using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>An article to take along: as a page that needs no site, and as PDF. As Markdown it is <see cref="MarkdownFile"/>.</summary>
public static class ArticleFiles
{
    /// <summary>A file may wait for its turn longer than a page may.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void AddArticleFiles(this IServiceCollection services) => services.AddScoped<TextFiles>();

    public static void MapArticleFiles(this WebApplication app)
    {
        Map("html", "text/html; charset=utf-8", Counted.Download, (files, article, cancel) => files.HtmlAsync(article, cancel));
        Map("pdf", "application/pdf", Counted.Print, (files, article, cancel) => files.PdfAsync(article, cancel));

        void Map(string form, string type, Counted counted, Func<TextFiles, TextFile, CancellationToken, Task<byte[]>> write) => app.MapPublicPage(
            $"/kennis/{{slug}}.{form}",
            async (string slug, PlatformDb db, CurrentViewer current, TextFiles files, SiteOptions site, CancellationToken cancel) =>
                await db.FindArticleAsync(slug, current.Viewer, cancel) is { } article
                    ? Results.File(await write(files, TextFile.Of(article, site), cancel), type, $"{article.Slug}.{form}")
                    : Results.NotFound()).WithoutLanguage().CountedAs(counted).WithMetadata(new InertAttribute()).WithRequestTimeout(Patience);
    }
}
