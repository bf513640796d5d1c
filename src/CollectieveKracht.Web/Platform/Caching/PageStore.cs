using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Caching;

/// <summary>
/// Where pages are kept: in memory, or in Redis when the settings name it. Never gives a page that a known change overtook,
/// and does without when Redis is away.
/// </summary>
public sealed class PageStore
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Guid _here = Guid.NewGuid();
    private readonly IOutputCacheStore _store;
    private readonly Changes _changes;
    private readonly CacheOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<PageStore> _log;

    // Since when the store does not answer; it may still hold what should have been evicted.
    private long _awayAt;

    public PageStore(IOutputCacheStore store, Changes changes, IOptions<CacheOptions> options, TimeProvider clock, ILogger<PageStore> log)
    {
        (_store, _changes, _options, _clock, _log) = (store, changes, options.Value, clock, log);
        changes.OnChange(EvictAsync);
    }

    /// <summary>Whether pages are kept now.</summary>
    public bool IsOpen => _options.Pages && _changes.AreKnown;

    public KeptPage Made(HttpResponse response, byte[] body, long readAt, IReadOnlyList<string> tables, IReadOnlyList<string> scripts) =>
        KeptPage.Of(response, body, _here, readAt, tables, scripts);

    public async ValueTask<KeptPage?> FindAsync(string key, CancellationToken cancel)
    {
        if (!IsOpen || !await IsThereAsync()) return null;

        byte[]? found = null;
        await TryAsync(async () => found = await _store.GetAsync(key, cancel));
        if (found is null) return null;

        var page = KeptPage.FromBytes(found);
        return page.MadeBy == _here && _changes.Overtook(page.ReadAt, page.Tables) ? null : page;
    }

    public async ValueTask KeepAsync(string key, KeptPage page)
    {
        if (!IsOpen || _changes.Overtook(page.ReadAt, page.Tables) || !await IsThereAsync()) return;

        // Not broken off when the visitor leaves: half a page would be kept.
        await TryAsync(async () => await _store.SetAsync(
            key, page.ToBytes(), [.. page.Tables, Changes.Everything], TimeSpan.FromMinutes(_options.Minutes), CancellationToken.None));

        // Sites that share the store do not know our moments, so what was overtaken meanwhile may not stay in it.
        if (_changes.Overtook(page.ReadAt, page.Tables)) await EvictAsync(page.Tables);
    }

    private async Task EvictAsync(IReadOnlyCollection<string> tables)
    {
        if (!await IsThereAsync()) return;

        await TryAsync(async () =>
        {
            foreach (var table in tables) await _store.EvictByTagAsync(table, CancellationToken.None);
        });
    }

    /// <summary>After an absence everything is evicted first, since evictions were missed.</summary>
    private async ValueTask<bool> IsThereAsync()
    {
        var awayAt = Interlocked.Read(ref _awayAt);
        if (awayAt == 0) return true;
        if (_clock.GetElapsedTime(awayAt) < Pause || Interlocked.CompareExchange(ref _awayAt, _clock.GetTimestamp(), awayAt) != awayAt) return false;
        if (!await TryAsync(async () => await _store.EvictByTagAsync(Changes.Everything, CancellationToken.None))) return false;

        Interlocked.Exchange(ref _awayAt, 0);
        _log.LogInformation("The store of pages answers again");
        return true;
    }

    private async ValueTask<bool> TryAsync(Func<ValueTask> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever is wrong with the store, the pages themselves can be made.
            if (Interlocked.Exchange(ref _awayAt, _clock.GetTimestamp()) == 0)
                _log.LogWarning("The store of pages does not answer, so pages are made anew for everyone: {Reason}", error.Message);
            return false;
        }
    }
}
