using CollectieveKracht.Web.Features.Figures.InFull;
using CollectieveKracht.Web.Features.Figures.TableBooks;
using CollectieveKracht.Web.Features.Figures.WaveOverviews;

namespace CollectieveKracht.Web.Features.Figures;

public static class FiguresFeature
{
    public static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<OverviewQueries>();
        services.AddScoped<ShownWaves>();
        services.AddScoped<ReadingInFull>();
        services.AddScoped<FigureBook>();
        services.AddScoped<TableBook>();
        services.AddScoped<FigurePictures>();
        services.AddWaveReports();
    }
}
