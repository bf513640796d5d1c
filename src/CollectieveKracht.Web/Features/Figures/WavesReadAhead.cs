using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>
/// Reads the published waves, and works out what is hidden of them, before anybody looks: at the start, and whenever one was published or counted. So nobody
/// waits for the first look at a wave.
/// </summary>
public sealed class WavesReadAhead(Changes changes, IServiceScopeFactory scopes, ILogger<WavesReadAhead> log) : WokenService(log)
{
    private const int MostWaves = 10;

    protected override void Begin()
    {
        changes.OnChange(tables =>
        {
            if (tables.Contains("waves") || tables.Contains(Changes.Everything)) Wake();
            return Task.CompletedTask;
        });
        Wake();
    }

    protected override async Task WakeAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var waves = scope.ServiceProvider.GetRequiredService<ShownWaves>();
        foreach (var newest in (await waves.ReadAllAsync(stop)).Where(wave => wave.HasAnswers).Take(MostWaves))
        {
            if (await waves.ReadAsync(newest.Slug, stop) is { } wave) _ = new RankingView(wave, filter: [], beside: null).Challenges;
        }
    }
}
