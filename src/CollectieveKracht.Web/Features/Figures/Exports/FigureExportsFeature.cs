using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.EntityFrameworkCore;
using Counted = CollectieveKracht.Web.Platform.Limits.Counted;

namespace CollectieveKracht.Web.Features.Figures.Exports;

/// <summary>All figures of a wave in one file, made beside requests.</summary>
public static class FigureExportsFeature
{
    public static void AddFigureExports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ExportContents>();
        services.AddScoped<ExportReadMe>();
        services.AddScoped<ExportWords>();
        // Who asks has it begin at once; this is for what was put off, and for what a site that died left behind.
        builder.AddJob<MakeFigureExports>(MakeFigureExports.Name, every: TimeSpan.FromMinutes(1));
        services.AddSingleton(provider => new RetentionTerm("exports of figures, after they were ready", FigureExport.Kept, (db, before, cancel) => db.RemoveExportsAsync(
            provider.GetRequiredService<IFileStore>(), db.FigureExports.Where(export => (export.EndedAt ?? export.AskedAt) < before), cancel)));
        services.AddSingleton(provider => new PersonalData("figureExports", [typeof(FigureExport)], async (db, id, cancel) => await db.FigureExports
            .Where(export => export.Person == id).OrderBy(export => export.Id)
            .Select(export => new { export.WaveSlug, export.Within, export.Language, export.AskedAt, export.State, export.EndedAt, export.DownloadedAt }).ToListAsync(cancel))
        {
            EraseAsync = (db, id, cancel) => db.RemoveExportsAsync(provider.GetRequiredService<IFileStore>(), db.FigureExports.Where(export => export.Person == id), cancel),
        });
    }

    // A file may take as long as a slow line needs.
    public static void MapFigureExports(this WebApplication app) =>
        app.MapGet(ExportsModel.Path + "/{id:guid}.zip", AnswerAsync).RequireAuthorization().CountedAs(Counted.Download).DisableRequestTimeout();

    private static async Task<IResult> AnswerAsync(
        Guid id, HttpContext context, PlatformDb db, CurrentViewer current, IFileStore store, ExportWords words, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.ExportsOf(current.Person!.Account, now).SingleOrDefaultAsync(known => known.Id == id && known.State == ExportState.Ready, cancel) is not { } export
            || await store.OpenAsync(export.StoredName, cancel) is not { } content) return Results.NotFound();

        context.Response.RegisterForDisposeAsync(content);
        export.Download(now);
        await db.SaveChangesAsync(cancel);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(content, "application/zip", await words.FileNameOfAsync(export, cancel));
    }
}
