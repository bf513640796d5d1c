using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CollectieveKracht.Web.Platform.Health;

/// <summary>Live: the process answers. Ready: what is tagged "ready" works too, so that visitors may be sent here.</summary>
public static class HealthEndpoints
{
    public const string Ready = "ready";

    public static readonly PathString Path = "/health";

    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks();

    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup(Path).WithoutLanguage();
        health.MapHealthChecks("/live", new HealthCheckOptions { Predicate = _ => false });
        health.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }
}
