using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>The published versions of an article, newest first.</summary>
/// <param name="Title">Of the version that is shown.</param>
public sealed record VersionList(string Slug, string Language, string Title, IReadOnlyList<VersionRow> Rows);

public sealed record VersionRow(int Number, DateTimeOffset PublishedAt, string? Reason);

/// <summary>What a published version says.</summary>
/// <param name="CurrentTitle">Of the version that is shown on the article's own page.</param>
public sealed record VersionText(
    string Slug, string Language, string CurrentTitle, int Number, string Title, string Summary, string BodyMarkdown, string BodyHtml,
    DateTimeOffset PublishedAt, string? Reason, RevisionId Id, AccountId Author, bool IsShown);

public static class VersionQueries
{
    private const int Shown = 200;

    /// <summary>Null when there is no such article, or the viewer may not see it.</summary>
    public static async Task<VersionList?> FindVersionsAsync(this PlatformDb db, string slug, Viewer viewer, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug)) return null;

        return await db.Articles.VisibleTo(viewer)
            .Where(article => article.Slug == slug)
            .Select(article => new VersionList(
                article.Slug, article.Language, article.PublishedRevision!.Title,
                article.Revisions
                    .Where(revision => revision.State == RevisionState.Published)
                    .OrderByDescending(revision => revision.Number)
                    .Take(Shown)
                    .Select(revision => new VersionRow(revision.Number, revision.PublishedAt!.Value, revision.ReasonForChange))
                    .ToList()))
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>The published versions with these numbers, in order; fewer when some are not there.</summary>
    public static async Task<IReadOnlyList<VersionText>> FindVersionTextsAsync(
        this PlatformDb db, string slug, int[] numbers, Viewer viewer, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug)) return [];

        return await (
            from article in db.Articles.VisibleTo(viewer)
            where article.Slug == slug
            from revision in article.Revisions
            where revision.State == RevisionState.Published && numbers.Contains(revision.Number)
            orderby revision.Number
            select new VersionText(
                article.Slug, article.Language, article.PublishedRevision!.Title, revision.Number, revision.Title, revision.Summary,
                revision.BodyMarkdown, revision.BodyHtml, revision.PublishedAt!.Value, revision.ReasonForChange,
                revision.Id, article.AuthorId, article.PublishedRevisionId == revision.Id))
            .ToListAsync(cancel);
    }
}
