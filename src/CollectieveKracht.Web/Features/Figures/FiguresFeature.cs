using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Features.Figures.Api;
using CollectieveKracht.Web.Features.Figures.InFull;
using CollectieveKracht.Web.Features.Figures.TableBooks;
using CollectieveKracht.Web.Features.Figures.WaveOverviews;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures;

public static class FiguresFeature
{
    public static void AddFigures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<OverviewQueries>();
        services.AddScoped<ShownWaves>();
        services.AddScoped<ReadingInFull>();
        services.AddScoped<FigureBook>();
        services.AddScoped<TableBook>();
        services.AddScoped<FigurePictures>();
        services.AddScoped<FigureApi>();
        services.AddPersonalData(new("savedViews", [typeof(SavedView)], async (db, id, cancel) => await db.SavedViews
            .Where(view => view.Person == id).OrderBy(view => view.Id)
            .Select(view => new { view.Name, view.Address, view.SavedAt }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.SavedViews.Where(view => view.Person == id).ExecuteDeleteAsync(cancel),
        });
        services.AddWaveReports();
        if (builder.ReadSettings<JobOptions>(JobOptions.Section).Run) services.AddHostedService<WavesReadAhead>();
    }
}
