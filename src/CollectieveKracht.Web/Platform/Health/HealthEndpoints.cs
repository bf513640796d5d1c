using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Health;

/// <summary>Live: the process answers. Ready: what is tagged "ready" works too, so that visitors may be sent here.</summary>
public static class HealthEndpoints
{
    public const string Ready = "ready";

    public static readonly PathString Path = "/health";

    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks();

    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup(Path).WithoutLanguage().AllowAnonymous();
        health.MapHealthChecks("/live", new HealthCheckOptions { Predicate = _ => false });
        health.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    /// <summary>Checks the settings and what the site needs, and tells of each how it is.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static async Task<bool> IsHealthyAsync(IServiceProvider services, CancellationToken cancel)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancel);
        foreach (var (name, entry) in report.Entries) Console.WriteLine($"{name}: {entry.Status}");
        return report.Status == HealthStatus.Healthy;
    }
}
