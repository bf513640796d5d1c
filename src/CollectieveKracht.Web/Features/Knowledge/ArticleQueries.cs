using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>An article as its page shows it.</summary>
/// <param name="Author">The collective in whose name it was written, otherwise the author.</param>
/// <param name="Version">The number of the version shown.</param>
/// <param name="VersionCount">How many versions were published.</param>
/// <param name="Facets">What it is about and for whom, as in the index.</param>
public sealed record ArticleView(
    ArticleId Id, string Slug, KnowledgeKind Kind, string Language, string Licence, string Title, string Summary, string BodyHtml,
    IReadOnlyList<Source> Sources, string Author, DateTimeOffset FirstPublishedAt, DateTimeOffset LastPublishedAt, DateOnly? CheckAgainOn,
    int Version, int VersionCount, string[] Facets, int Recognised)
{
    public IReadOnlyList<string> Of(FacetDimension dimension) =>
        [.. Facets.Select(dimension.SlugOf).OfType<string>().Where(slug => slug != FacetDimension.ForAll)];
}

/// <summary>A published version of an article.</summary>
public sealed record PublishedVersion(int Number, string Title, string Summary, string BodyMarkdown, string BodyHtml, DateTimeOffset PublishedAt, string? ReasonForChange);

public static class ArticleQueries
{
    private const int MostRelated = 5;

    public static Task<ArticleView?> ViewAsync(this PlatformDb db, string slug, Viewer viewer, CancellationToken cancel) =>
        (from article in db.Articles.Where(Article.VisibleTo(viewer))
         where article.Slug == slug
         join entry in db.SearchEntries on (Guid)(object)article.Id equals entry.SubjectId
         let shown = article.PublishedRevision!
         select new ArticleView(
             article.Id, article.Slug, article.Kind, article.Language, article.Licence, shown.Title, shown.Summary, shown.BodyHtml,
             shown.Sources, entry.Byline, article.FirstPublishedAt!.Value, article.LastPublishedAt!.Value, article.CheckAgainOn,
             shown.Number, article.Revisions.Count(revision => revision.State == RevisionState.Published), entry.Facets, entry.Recognised))
        .AsNoTracking()
        .FirstOrDefaultAsync(cancel);

    /// <summary>Articles that share a challenge or many words with this one, the most alike first.</summary>
    public static Task<List<RelatedArticle>> RelatedAsync(this PlatformDb db, ArticleView article, Viewer viewer, CancellationToken cancel)
    {
        var audiences = viewer.Audiences;
        var challenges = article.Of(FacetDimension.Challenge).Select(FacetDimension.Challenge.Facet).ToArray();
        var words = string.Join(" or ", article.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3));
        var id = article.Id.Value;
        return db.SearchEntries.AsNoTracking()
            .Where(entry => entry.Kind == SearchKind.Article && entry.SubjectId != id && audiences.Contains(entry.Audience))
            .Where(entry => entry.Facets.Any(facet => challenges.Contains(facet)))
            .OrderByDescending(entry => entry.Facets.Count(facet => challenges.Contains(facet)))
            .ThenByDescending(entry => entry.Document.Rank(EF.Functions.WebSearchToTsQuery("ck_nl", words)))
            .ThenByDescending(entry => entry.SubjectId)
            .Take(MostRelated)
            .Select(entry => new RelatedArticle(entry.Slug, entry.Title, entry.Language, entry.Facets, entry.Byline))
            .ToListAsync(cancel);
    }

    /// <summary>All published versions, newest first; null when the viewer may not see the article.</summary>
    public static async Task<IReadOnlyList<PublishedVersion>?> VersionsAsync(this PlatformDb db, string slug, Viewer viewer, CancellationToken cancel)
    {
        var versions = await db.Articles.Where(Article.VisibleTo(viewer))
            .Where(article => article.Slug == slug)
            .SelectMany(article => article.Revisions)
            .Where(revision => revision.State == RevisionState.Published)
            .OrderByDescending(revision => revision.Number)
            .Select(revision => new PublishedVersion(
                revision.Number, revision.Title, revision.Summary, revision.BodyMarkdown, revision.BodyHtml, revision.PublishedAt!.Value, revision.ReasonForChange))
            .Take(100)
            .ToListAsync(cancel);
        return versions.Count == 0 ? null : versions;
    }
}

public sealed record RelatedArticle(string Slug, string Title, string Language, string[] Facets, string Author)
{
    public string? Kind => Facets.Select(FacetDimension.KnowledgeKind.SlugOf).OfType<string>().FirstOrDefault();
}
