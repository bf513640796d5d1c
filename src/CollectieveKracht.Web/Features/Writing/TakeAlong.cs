using System.IO.Compression;
using System.Runtime.CompilerServices;
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
                var me = current.Person!.Account;
                return Results.Stream(
                    async stream =>
                    {
                        using var archive = new Archive(db, files, me, form, sent, begun);
                        await archive.WriteAsync(stream, cancel);
                    },
                    "application/zip", "wat-ik-schreef.zip");
            }).RequireAuthorization().CountedAs(counted).DisableRequestTimeout();
    }

    private delegate Task<byte[]> Write<in TText>(TextFiles files, TText text, CancellationToken cancel);

    /// <summary>Written text by text while it is being sent, so that never more than one of them is in memory.</summary>
    private sealed class Archive(PlatformDb db, TextFiles files, AccountId me, string form, Write<Revision> sent, Write<Manuscript> begun) : IDisposable
    {
        private readonly Waiting _waiting = new();

        public async Task WriteAsync(Stream stream, CancellationToken cancel)
        {
            await using (var archive = new ZipArchive(_waiting, ZipArchiveMode.Create, leaveOpen: true))
            {
                await foreach (var (name, content) in TextsAsync(cancel))
                {
                    await using (var entry = archive.CreateEntry(name).Open()) await entry.WriteAsync(content, cancel);
                    await _waiting.SendAsync(stream, cancel);
                }
            }

            await _waiting.SendAsync(stream, cancel);
        }

        public void Dispose() => _waiting.Dispose();

        private async IAsyncEnumerable<(string Name, byte[] Content)> TextsAsync([EnumeratorCancellation] CancellationToken cancel)
        {
            var revisions = await db.Revisions.AsNoTracking()
                .Where(revision => revision.AuthorId == me && !db.Revisions.Any(later => later.ArticleId == revision.ArticleId && later.AuthorId == me && later.Number > revision.Number))
                .OrderByDescending(revision => revision.Id).Take(Most)
                .Join(db.Articles, revision => revision.ArticleId, article => article.Id, (revision, article) => new { revision.Id, article.Slug })
                .ToListAsync(cancel);
            foreach (var known in revisions)
            {
                if (await db.Revisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Id == known.Id, cancel) is { } revision)
                    yield return ($"{known.Slug}.{form}", await sent(files, revision, cancel));
            }

            var manuscripts = await db.Manuscripts.Where(manuscript => manuscript.AuthorId == me && manuscript.DiscardedAt == null)
                .OrderByDescending(manuscript => manuscript.Id).Take(Most).Select(manuscript => manuscript.Id).ToListAsync(cancel);
            foreach (var (place, id) in manuscripts.Index())
            {
                if (await db.Manuscripts.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } manuscript) continue;
                var name = Slug.From(manuscript.Text.Title) is { Length: > 0 } made ? made : "zonder-titel";
                yield return ($"concepten/{place + 1}-{name}.{form}", await begun(files, manuscript, cancel));
            }
        }
    }

    /// <summary>What is ready to be sent. An archive writes some of itself without waiting, which an answer does not take.</summary>
    private sealed class Waiting : MemoryStream
    {
        // So that the archive never goes back to what is gone.
        public override bool CanSeek => false;

        public async Task SendAsync(Stream stream, CancellationToken cancel)
        {
            await stream.WriteAsync(GetBuffer().AsMemory(0, (int)Length), cancel);
            SetLength(0);
        }
    }
}
