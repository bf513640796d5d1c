using System.IO.Compression;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>What someone wrote, the newest texts first where there are hundreds, as files of Markdown in one archive, to take along.</summary>
public static class TakeAlong
{
    private const int Most = 300;

    public static void MapTakeAlong(this WebApplication app) => app.MapGet("/schrijven/alles.zip", AnswerAsync).RequireAuthorization().CountedAs(Counted.Download);

    private static async Task<IResult> AnswerAsync(PlatformDb db, CurrentViewer current, HttpContext context, CancellationToken cancel)
    {
        var me = current.Person!.Account;
        var revisions = await db.Revisions.AsNoTracking()
            .Where(revision => revision.AuthorId == me && !db.Revisions.Any(later => later.ArticleId == revision.ArticleId && later.AuthorId == me && later.Number > revision.Number))
            .OrderByDescending(revision => revision.Id).Take(Most)
            .Join(db.Articles, revision => revision.ArticleId, article => article.Id, (revision, article) => new { Revision = revision, article.Slug })
            .ToListAsync(cancel);
        var manuscripts = await db.Manuscripts.AsNoTracking().Where(manuscript => manuscript.AuthorId == me && manuscript.DiscardedAt == null)
            .OrderByDescending(manuscript => manuscript.Id).Take(Most).ToListAsync(cancel);

        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var written in revisions) await AddAsync(archive, $"{written.Slug}.md", MarkdownFile.OfRevision(written.Revision), cancel);
            foreach (var (manuscript, number) in manuscripts.Select((manuscript, place) => (manuscript, place + 1)))
            {
                var name = Slug.From(manuscript.Text.Title) is { Length: > 0 } made ? made : "zonder-titel";
                await AddAsync(archive, $"concepten/{number}-{name}.md", MarkdownFile.OfManuscript(manuscript), cancel);
            }
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.File(bytes.ToArray(), "application/zip", "wat-ik-schreef.zip");
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancel)
    {
        await using var file = archive.CreateEntry(name).Open();
        await file.WriteAsync(content, cancel);
    }
}
