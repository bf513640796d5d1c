using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>An article as its page shows it.</summary>
/// <param name="Facets">What it is about and for whom, as in the index.</param>
/// <param name="IsModerated">A moderator decided on the version that is shown.</param>
/// <param name="Versions">The numbers of the published versions, in order.</param>
public sealed record ArticleView(
    ArticleId Id, string Slug, string Language, bool IsPublic, string Licence, DateTimeOffset FirstPublishedAt, DateTimeOffset LastPublishedAt,
    DateOnly? CheckAgainOn, string Title, string Summary, string BodyHtml, IReadOnlyList<Source> Sources, bool IsModerated,
    string Author, CollectiveLink? Collective, Label? Phase, string[] Facets, IReadOnlyList<int> Versions, KnowledgeDetails Details,
    int? TranslatedFrom, OriginalLink? Original, IReadOnlyList<TranslationLink> Translations)
{
    /// <summary>Whether the original changed after it was translated.</summary>
    public bool LagsBehind => Original is { } original && TranslatedFrom < original.Version;

    public IEnumerable<string> Of(FacetDimension dimension) =>
        Facets.Select(dimension.SlugOf).OfType<string>().Where(slug => slug != FacetDimension.ForAll);

    public string Kind => Of(FacetDimension.KnowledgeKind).Single();

    public bool IsByEditors => Author == Account.EditorsName;

    public int Version => Versions[^1];
}

/// <summary>The article that another translates, as far as the viewer may see it.</summary>
/// <param name="Version">The number of the version that is shown now.</param>
public sealed record OriginalLink(string Slug, string Title, string Language, int Version);

public sealed record TranslationLink(string Slug, string Title, string Language);

public sealed record CollectiveLink(string Slug, string Name, string Sector);

/// <summary>A glossary term that an article uses.</summary>
public sealed record TermNote(string Slug, Label Name, IReadOnlyList<Reading> Readings);

public static class ArticleQueries
{
    public static IQueryable<Article> VisibleTo(this IQueryable<Article> articles, Viewer viewer) =>
        articles.AsNoTracking().Where(Article.VisibleTo(viewer));

    // The page that is read most: to look up each time what this was compiled to would cost more than to read it.
    private static readonly Func<PlatformDb, string, IReadOnlyList<Audience>, IAsyncEnumerable<ArticleView>> Read =
        EF.CompileAsyncQuery((PlatformDb db, string slug, IReadOnlyList<Audience> audiences) =>
            from article in db.Articles.Where(Article.IsShown).Where(article => audiences.Contains(article.Audience))
            where article.Slug == slug
            join account in db.Accounts on article.AuthorId equals account.Id
            join entry in db.SearchEntries on (Guid)(object)article.Id equals entry.SubjectId
            from collective in db.Collectives.Where(collective => collective.Id == article.CollectiveId).DefaultIfEmpty()
            let shown = article.PublishedRevision!
            select new ArticleView(
                article.Id, article.Slug, article.Language, article.Audience == Audience.Public, article.Licence,
                article.FirstPublishedAt!.Value, article.LastPublishedAt!.Value, article.CheckAgainOn,
                shown.Title, shown.Summary, shown.BodyHtml, shown.Sources, shown.DecisionReason != null, account.Name,
                collective == null ? null : new CollectiveLink(collective.Slug, collective.Name, collective.Sector.Slug),
                article.Phase == null ? null : new Label(article.Phase!.Name.Nl, article.Phase!.Name.En),
                entry.Facets,
                db.Revisions.Where(revision => revision.ArticleId == article.Id && revision.State == RevisionState.Published)
                    .GroupBy(_ => 1)
                    .Select(versions => EF.Functions.ArrayAgg(versions.OrderBy(revision => revision.Number).Select(revision => revision.Number)))
                    .Single(),
                article.Details, article.TranslatedFrom,
                db.Articles.Where(Article.IsShown).Where(original => original.Id == article.TranslationOf && audiences.Contains(original.Audience))
                    .Select(original => new OriginalLink(original.Slug, original.PublishedRevision!.Title, original.Language, original.PublishedRevision!.Number)).FirstOrDefault(),
                db.Articles.Where(Article.IsShown).Where(translation => translation.TranslationOf == article.Id && audiences.Contains(translation.Audience))
                    .OrderBy(translation => translation.Language).ThenBy(translation => translation.Id)
                    .Select(translation => new TranslationLink(translation.Slug, translation.PublishedRevision!.Title, translation.Language)).ToList()));

    /// <summary>Null when there is no such article, or the viewer may not see it.</summary>
    public static async Task<ArticleView?> FindArticleAsync(this PlatformDb db, string slug, Viewer viewer, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug)) return null;

        await foreach (var article in Read(db, slug, viewer.Audiences).WithCancellation(cancel)) return article;
        return null;
    }

    public static IQueryable<TermNote> AsNotes(this IQueryable<GlossaryTerm> terms) => terms.AsNoTracking()
        .OrderBy(term => term.Slug)
        .Select(term => new TermNote(term.Slug, new Label(term.Name.Nl, term.Name.En), term.Readings));
}
