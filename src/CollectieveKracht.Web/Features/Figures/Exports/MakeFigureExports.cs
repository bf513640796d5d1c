using System.Globalization;
using System.IO.Compression;
using System.Text;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures.Exports.Mails;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CollectieveKracht.Web.Features.Figures.Exports;

/// <summary>
/// Makes the exports that people asked for, one after another. Each part that is done is written down, so that who waits sees it and nobody else begins; of one whose
/// maker died someone begins anew. That it is ready is saved with the mail that says so, so that nobody is told twice.
/// </summary>
public sealed class MakeFigureExports(IServiceScopeFactory scopes, IFileStore store, IHostApplicationLifetime site, TimeProvider clock, ILogger<MakeFigureExports> log) : IJob
{
    public const string Name = "make-figure-exports";

    // What is packed already becomes no smaller.
    private static readonly string[] Packed = [".xlsx", ".png", ".pdf"];

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A site that stops waits for its jobs, so this one must know.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, site.ApplicationStopping);
        var made = 0;
        try
        {
            while (!stop.IsCancellationRequested && await MakeNextAsync(stop.Token)) made++;
            context.Result = made == 0 ? JobRunReport.Skipped() : JobRunReport.Succeeded().With("made", made);
        }
        catch (Exception error) when (Failure.IsDatabaseAway(error))
        {
            context.Result = JobRunReport.Failed("the database did not answer");
        }
    }

    /// <summary>Makes the one that waits longest.</summary>
    /// <returns>False when there was none, or the site stops.</returns>
    public async Task<bool> MakeNextAsync(CancellationToken stop)
    {
        if (await BeginAsync(stop) is not { } begun) return false;

        try
        {
            await MakeAsync(begun, stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Someone else took over, or it is not wanted any more, such as when the account was erased.
            if (!await IsWantedAsync(begun)) await store.RemoveAsync(begun.StoredName, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndAsync(begun, export => export.LetGo(clock.GetUtcNow()));
            return false;
        }
        catch (Exception error) when (!Failure.IsDatabaseAway(error))
        {
            await EndAsync(begun, export =>
            {
                log.LogError(error, "An export of figures went wrong at try {Try}: {Reference}", export.Tries, export.Reference);
                export.Stumble(clock.GetUtcNow());
            });
        }

        return true;
    }

    private async Task<FigureExport?> BeginAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<PlatformDb>(), clock.GetUtcNow());
        var next = await db.FigureExports.Where(export => export.State == ExportState.Waiting && export.DueAt <= now).OrderBy(export => export.AskedAt).ThenBy(export => export.Id).FirstOrDefaultAsync(cancel);
        if (next is null) return null;

        next.Begin(now);
        try
        {
            await db.SaveChangesAsync(cancel);
            return next;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another site was first; the next run looks again.
            return null;
        }
    }

    private async Task MakeAsync(FigureExport begun, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var export = db.Attach(begun).Entity;
        var language = Language.All.Single(known => known.Code == export.Language);
        // Of this call only: the caller's culture comes back by itself.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;

        var plan = await scope.ServiceProvider.GetRequiredService<ExportContents>().PlanAsync(export.WaveSlug, export.Wish.Within, cancel);
        if (plan is null)
        {
            log.LogWarning("An export of figures was not made, since its wave is not public any more: {Reference}", export.Reference);
            export.Fail(clock.GetUtcNow());
        }
        else
        {
            await using var file = new FileStream(
                Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await WriteAsync(file, plan, scope.ServiceProvider.GetRequiredService<ExportReadMe>(), AdvanceAsync, cancel);
            file.Position = 0;
            await store.SaveAsync(export.StoredName, file, cancel);
            export.Finish(file.Length, clock.GetUtcNow());
        }

        await TellAsync(scope, db, export, cancel);

        async Task AdvanceAsync(int done)
        {
            export.Advance(done, plan.Parts.Count, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
        }
    }

    private async Task WriteAsync(Stream file, ExportPlan plan, ExportReadMe readMe, Func<int, Task> advance, CancellationToken cancel)
    {
        await advance(0);
        await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await AddAsync(archive, ExportReadMe.Name, Encoding.UTF8.GetBytes(readMe.Write(plan)), cancel);
        foreach (var (place, part) in plan.Parts.Index())
        {
            foreach (var one in part.Files)
            {
                cancel.ThrowIfCancellationRequested();
                await AddAsync(archive, one.Name, await one.MakeAsync(cancel), cancel);
            }

            await advance(place + 1);
        }
    }

    private async Task AddAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancel)
    {
        var entry = archive.CreateEntry(name, Packed.Contains(Path.GetExtension(name)) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = clock.GetUtcNow();
        await using var stream = await entry.OpenAsync(cancel);
        await stream.WriteAsync(content, cancel);
    }

    /// <summary>Writes down how a try ended that did not end well.</summary>
    private async Task EndAsync(FigureExport begun, Action<FigureExport> end)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        // Not called off by what ended the try.
        if (await db.FigureExports.SingleOrDefaultAsync(known => known.Id == begun.Id && known.Tries == begun.Tries, CancellationToken.None) is not { } export) return;

        end(export);
        await TellAsync(scope, db, export, CancellationToken.None);
    }

    /// <summary>Saves what became of it, with the mail about that if there is something to tell.</summary>
    private static async Task TellAsync(AsyncServiceScope scope, PlatformDb db, FigureExport export, CancellationToken cancel)
    {
        if (export.State != ExportState.Waiting && await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == export.Person, cancel) is { } person)
        {
            var words = scope.ServiceProvider.GetRequiredService<ExportWords>();
            var isReady = export.State == ExportState.Ready;
            var mail = new FigureExportMail(await words.NameOfAsync(export, cancel), export.KeptUntil, $"{ExportsModel.Path}/{export.Id}", export.Reference);
            await scope.ServiceProvider.GetRequiredService<Outbox>().WriteAsync(db, person.AsReceiver(), isReady ? FigureExportMail.Ready : FigureExportMail.Failed, mail, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> IsWantedAsync(FigureExport begun)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlatformDb>().FigureExports.AnyAsync(export => export.Id == begun.Id, CancellationToken.None);
    }
}
