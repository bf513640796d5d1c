using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.Extensions.Caching.Hybrid;
using StackExchange.Redis;

namespace CollectieveKracht.Web.Features.Vocabularies;

/// <summary>
/// The words that pages need on every turn: terms, challenges, regions and kinds of knowledge by their slug, in the
/// language of the request. Kept until one of its tables changes, so that a page costs no query for it; with Redis in the
/// settings, sites give it to each other.
/// </summary>
public sealed class VocabularyCache
{
    private static readonly string[] Tables = ["terms", "challenges", "challenge_categories", "networks", "regions", "synonym_groups", "glossary_terms", "chains", "chain_links"];

    // Another version of the site may store another shape.
    private static readonly string Key = $"vocabulary:{typeof(VocabularyCache).Module.ModuleVersionId:N}";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    // In memory it is kept here, ready for use.
    private static readonly HybridCacheEntryOptions Shared = new() { Expiration = Lifetime, Flags = HybridCacheEntryFlags.DisableLocalCache };

    private readonly IServiceScopeFactory _scopes;
    private readonly HybridCache _shared;
    private readonly Changes _changes;
    private readonly IHttpContextAccessor _accessor;
    private readonly TimeProvider _clock;
    private Known? _known;
    private long _changedAt;

    public VocabularyCache(IServiceScopeFactory scopes, HybridCache shared, Changes changes, IHttpContextAccessor accessor, TimeProvider clock)
    {
        (_scopes, _shared, _changes, _accessor, _clock) = (scopes, shared, changes, accessor, clock);
        changes.OnChange(EvictAsync);
    }

    public async ValueTask<Vocabulary> ReadAsync(CancellationToken cancel)
    {
        PageReads.Note(_accessor, Tables);
        if (!_changes.AreKnown) return new Vocabulary(await ReadWordsAsync(cancel));

        var now = _changes.Now;
        if (_known is { } known && !_changes.Overtook(known.ReadAt, Tables) && _clock.GetElapsedTime(known.KeptAt) < Lifetime) return known.Vocabulary;

        var words = IsChangeRecent
            ? await ReadWordsAsync(cancel)
            : await _shared.GetOrCreateAsync(Key, async token => await ReadWordsAsync(token), Shared, cancellationToken: cancel);
        var read = new Known(now, _clock.GetTimestamp(), new Vocabulary(words));
        _known = read;
        return read.Vocabulary;
    }

    /// <summary>For a while after a change, who heard of it later may still share what was read before it.</summary>
    private bool IsChangeRecent => Interlocked.Read(ref _changedAt) is var at and not 0 && _clock.GetElapsedTime(at) < Lifetime * 2;

    private async Task EvictAsync(IReadOnlyCollection<string> changed)
    {
        if (!changed.Contains(Changes.Everything) && !changed.Intersect(Tables).Any()) return;

        Interlocked.Exchange(ref _changedAt, _clock.GetTimestamp());
        try
        {
            await _shared.RemoveAsync(Key);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or AggregateException)
        {
            // Redis is away, and by the time it is read again what it holds has ended.
        }
    }

    private async Task<VocabularyWords> ReadWordsAsync(CancellationToken cancel)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await VocabularyWords.ReadAsync(scope.ServiceProvider.GetRequiredService<PlatformDb>(), cancel);
    }

    private sealed record Known(long ReadAt, long KeptAt, Vocabulary Vocabulary);
}
