using CollectieveKracht.Web.Data.Seed;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data;

public static class DataSetup
{
    /// <summary>Registers the database context, what it writes along with every change, and the loaders.</summary>
    public static IServiceCollection AddPlatformDb(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<AuditInterceptor>();
        services.AddSingleton<SearchIndex>();
        services.AddDbContextPool<PlatformDb>((provider, options) => options.UsePlatform(connectionString)
            .AddInterceptors(provider.GetRequiredService<AuditInterceptor>(), provider.GetRequiredService<SearchIndex>()));
        services.AddScoped<ReferenceData>();
        return services;
    }

    internal static DbContextOptionsBuilder UsePlatform(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString).UseSnakeCaseNamingConvention();
}
