using System.IO.Compression;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>What someone wrote, the newest texts first where there are hundreds, as files of one form in one archive, to take along.</summary>
public static class TakeAlong
{
    private const int Most = 300;

    public static void MapTakeAlong(this WebApplication app)
    {
        Map("/schrijven/alles.zip", "md", Counted.Download, (_, revision, _) => Task.FromResult(MarkdownFile.OfRevision(revision)), (_, manuscript, _) => Task.FromResult(MarkdownFile.OfManuscript(manuscript)));
        Map("/schrijven/alles-html.zip", "html", Counted.Download, (files, revision, cancel) => files.HtmlAsync(TextFile.Of(revision), cancel), (files, manuscript, cancel) => files.HtmlAsync(TextFile.Of(manuscript), cancel));
        Map("/schrijven/alles-pdf.zip", "pdf", Counted.Print, (files, revision, cancel) => files.PdfAsync(TextFile.Of(revision), cancel), (files, manuscript, cancel) => files.PdfAsync(TextFile.Of(manuscript), cancel));

        // Some minutes go by before hundreds of texts are printed; each of them is bounded.
        void Map(string address, string form, Counted counted, Write<Revision> sent, Write<Manuscript> begun) => app.MapGet(
            address, (PlatformDb db, CurrentViewer current, TextFiles files, HttpContext context, CancellationToken cancel) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                var archive = new Archive(db, files, current.Person!.Account, form, sent, begun);
                return Results.Stream(stream => archive.WriteAsync(stream, cancel), "application/zip", "wat-ik-schreef.zip");
            }).RequireAuthorization().CountedAs(counted).DisableRequestTimeout();
    }

    private delegate Task<byte[]> Write<in TText>(TextFiles files, TText text, CancellationToken cancel);

    /// <summary>Written text by text while it is being sent, so that never more than one of them is in memory.</summary>
    private sealed class Archive(PlatformDb db, TextFiles files, AccountId me, string form, Write<Revision> sent, Write<Manuscript> begun)
    {
        public async Task WriteAsync(Stream stream, CancellationToken cancel)
        {
            await using var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
            var revisions = await db.Revisions.AsNoTracking()
                .Where(revision => revision.AuthorId == me && !db.Revisions.Any(later => later.ArticleId == revision.ArticleId && later.AuthorId == me && later.Number > revision.Number))
                .OrderByDescending(revision => revision.Id).Take(Most)
                .Join(db.Articles, revision => revision.ArticleId, article => article.Id, (revision, article) => new { revision.Id, article.Slug })
                .ToListAsync(cancel);
            foreach (var known in revisions)
            {
                if (await db.Revisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Id == known.Id, cancel) is { } revision)
                    await AddAsync(archive, $"{known.Slug}.{form}", await sent(files, revision, cancel), cancel);
            }

            var manuscripts = await db.Manuscripts.Where(manuscript => manuscript.AuthorId == me && manuscript.DiscardedAt == null)
                .OrderByDescending(manuscript => manuscript.Id).Take(Most).Select(manuscript => manuscript.Id).ToListAsync(cancel);
            foreach (var (place, id) in manuscripts.Index())
            {
                if (await db.Manuscripts.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } manuscript) continue;
                var name = Slug.From(manuscript.Text.Title) is { Length: > 0 } made ? made : "zonder-titel";
                await AddAsync(archive, $"concepten/{place + 1}-{name}.{form}", await begun(files, manuscript, cancel), cancel);
            }
        }
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancel)
    {
        await using var file = await archive.CreateEntry(name).OpenAsync(cancel);
        await file.WriteAsync(content, cancel);
    }
}
