using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation;

public static class AuthorRecords
{
    /// <summary>More than these say nothing new of someone.</summary>
    private const int Most = 200;

    /// <summary>How moderators decided on what this person wrote.</summary>
    public static async Task<AuthorRecord> RecordOfAsync(this PlatformDb db, AccountId author, CancellationToken cancel) => AuthorRecord.Of(await db.Revisions
        .Where(revision => revision.AuthorId == author).Decided()
        .OrderByDescending(revision => revision.DecidedAt ?? revision.PublishedAt).ThenByDescending(revision => revision.Id)
        .Select(revision => revision.State == RevisionState.Published)
        .Take(Most).ToListAsync(cancel));

    /// <summary>Published or rejected, also where that was appealed and nobody decided anew.</summary>
    public static IQueryable<Revision> Decided(this IQueryable<Revision> revisions) =>
        revisions.Where(revision => revision.State == RevisionState.Published || revision.State == RevisionState.Rejected || revision.HasBeenAppealed);
}
