using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Files;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollectieveKracht.Web.Features.Figures.Exports;

public static class FigureExportQueries
{
    /// <summary>What a person asked for and did not lapse, the newest first.</summary>
    public static IQueryable<FigureExport> ExportsOf(this PlatformDb db, AccountId person, DateTimeOffset now)
    {
        var oldest = now - FigureExport.Kept;
        return db.FigureExports.Where(export => export.Person == person && (export.EndedAt ?? export.AskedAt) > oldest).OrderByDescending(export => export.Id);
    }

    /// <summary>Those that are ready and that the person did not download yet.</summary>
    public static IQueryable<FigureExport> ExportsToFetch(this PlatformDb db, AccountId person, DateTimeOffset now) =>
        db.ExportsOf(person, now).Where(export => export.State == ExportState.Ready && export.DownloadedAt == null);

    /// <summary>Asks for an export, and saves it; the one that the person has already when there is one.</summary>
    /// <exception cref="RuleException">Another is being made for them, or they asked for too many today.</exception>
    public static async Task<FigureExport> AskForExportAsync(this PlatformDb db, AccountId person, ExportWish wish, DateTimeOffset now, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var own = await db.ExportsOf(person, now).ToListAsync(cancel);
                var export = FigureExport.Ask(person, wish, own, now);
                if (!own.Contains(export)) db.Add(export);
                await db.SaveChangesAsync(cancel);
                return export;
            }
            catch (DbUpdateException error) when (attempt == 1 && error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // The same button was pressed twice.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Removes those and their files. The files go first: a row without one is tried again, a file without a row would stay for ever.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> RemoveExportsAsync(this PlatformDb db, IFileStore store, IQueryable<FigureExport> which, CancellationToken cancel)
    {
        var removed = await which.AsNoTracking().ToListAsync(cancel);
        foreach (var export in removed)
        {
            await store.RemoveAsync(export.StoredName, cancel);
            await db.FigureExports.Where(known => known.Id == export.Id).ExecuteDeleteAsync(cancel);
        }

        return removed.Count;
    }
}
