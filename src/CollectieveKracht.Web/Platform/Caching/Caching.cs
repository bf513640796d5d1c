using CollectieveKracht.Web.Platform.Site;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.AspNetCore.OutputCaching.StackExchangeRedis;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace CollectieveKracht.Web.Platform.Caching;

/// <summary>What is kept between requests: pages, and the vocabulary. In memory, with Redis for several sites.</summary>
public static class Caching
{
    /// <inheritdoc cref="PageRules"/>
    public static void AddCaching(this WebApplicationBuilder builder, PageRules rules)
    {
        builder.AddSettings<CacheOptions>(CacheOptions.Section);
        var settings = builder.ReadSettings<CacheOptions>(CacheOptions.Section);
        var services = builder.Services;
        services.AddSingleton(rules);
        services.AddSingleton<PageStore>();
        services.AddHybridCache();
        services.AddOutputCache(options => options.SizeLimit = settings.Megabytes * 1024L * 1024);
        if (settings.Redis is not { Length: > 0 } redis) return;

        var connection = new Lazy<Task<IConnectionMultiplexer>>(() => ConnectAsync(redis));
        services.AddStackExchangeRedisOutputCache(_ => { });
        services.AddOptions<RedisOutputCacheOptions>().Configure<SiteOptions>((options, site) =>
            (options.ConnectionMultiplexerFactory, options.InstanceName) = (() => connection.Value, Prefix(site)));
        services.AddStackExchangeRedisCache(_ => { });
        services.AddOptions<RedisCacheOptions>().Configure<SiteOptions>((options, site) =>
            (options.ConnectionMultiplexerFactory, options.InstanceName) = (() => connection.Value, Prefix(site)));
    }

    public static void UsePageCache(this WebApplication app) => app.UseMiddleware<PageCache>();

    private static string Prefix(SiteOptions site) => $"{site.Address!.Authority}:";

    // Redis only saves work: where it is away or slow, doing the work is better than waiting for it.
    private static async Task<IConnectionMultiplexer> ConnectAsync(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectTimeout = options.AsyncTimeout = options.SyncTimeout = 1000;
        return await ConnectionMultiplexer.ConnectAsync(options);
    }
}
