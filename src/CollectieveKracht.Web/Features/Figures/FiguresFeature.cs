using CollectieveKracht.Web.Features.Figures.InFull;

namespace CollectieveKracht.Web.Features.Figures;

public static class FiguresFeature
{
    public static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<OverviewQueries>();
        services.AddScoped<ShownWaves>();
        services.AddScoped<ReadingInFull>();
    }
}
