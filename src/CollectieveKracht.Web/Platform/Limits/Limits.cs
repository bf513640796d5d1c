using System.Globalization;
using System.Threading.RateLimiting;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Limits;

/// <summary>Kinds of requests that are counted for each client.</summary>
public enum Counted
{
    Search,
    Suggestion,
    Download,
    Print,
}

/// <summary>
/// Keeps one visitor from taking what is meant for all: searches and downloads are counted for each client address, and
/// only so many searches run at once, so that slow ones cannot take all connections to the database.
/// </summary>
public static class Limits
{
    /// <summary>The parameter with the words of a search: with it, a list is a search.</summary>
    private const string Words = "q";

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.AddSettings<LimitOptions>(LimitOptions.Section);
        builder.Services.AddSingleton<SearchTurns>();
        builder.Services.AddSingleton<Shares>();
    }

    /// <summary>Counts requests for this among those of the client.</summary>
    public static T CountedAs<T>(this T endpoint, Counted kind) where T : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new CountedAttribute(kind));

    /// <summary>
    /// Answers 429 to a client that asked for more than its share. The framework's own step never disposes what it counts
    /// with, which keeps the whole site in memory after its end.
    /// </summary>
    public static void UseLimits(this WebApplication app)
    {
        var shares = app.Services.GetRequiredService<Shares>();
        app.Use(async (context, next) =>
        {
            using var lease = shares.Take(context);
            if (lease.IsAcquired)
            {
                await next(context);
                return;
            }

            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var asked) ? asked : TimeSpan.FromMinutes(1);
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        });
    }

    /// <summary>Lets a search wait for its turn. Belongs behind the cache: what is kept needs no turn.</summary>
    public static void UseSearchTurns(this WebApplication app)
    {
        var turns = app.Services.GetRequiredService<SearchTurns>();
        app.Use(async (context, next) =>
        {
            if (KindOf(context) is not Counted.Search)
            {
                await next(context);
                return;
            }

            using var turn = await turns.TakeAsync(context.RequestAborted);
            if (turn.IsAcquired) await next(context);
            else context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        });
    }

    private static Counted? KindOf(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint ? null
        : endpoint.Metadata.GetMetadata<CountedAttribute>() is { } counted ? counted.Kind
        : endpoint.IsPublicPage() && context.Request.Query[Words].Any(words => words is { Length: > 0 }) ? Counted.Search
        : null;

    /// <summary>What each client may ask for, by kind.</summary>
    private sealed class Shares(IOptions<LimitOptions> limits) : IDisposable
    {
        private readonly PartitionedRateLimiter<HttpContext> _shares = PartitionedRateLimiter.Create<HttpContext, (Counted? Kind, int Drawer)>(context =>
            KindOf(context) is { } kind
                ? RateLimitPartition.GetTokenBucketLimiter<(Counted?, int)>((kind, ClientAddress.DrawerOf(context.Connection.RemoteIpAddress)), _ => Bucket(kind, limits.Value))
                : RateLimitPartition.GetNoLimiter<(Counted?, int)>((null, 0)));

        public RateLimitLease Take(HttpContext context) => _shares.AttemptAcquire(context);

        public void Dispose() => _shares.Dispose();

        private static TokenBucketRateLimiterOptions Bucket(Counted kind, LimitOptions limits)
        {
            var perMinute = kind switch
            {
                Counted.Search => limits.SearchesPerMinute,
                Counted.Suggestion => limits.SuggestionsPerMinute,
                Counted.Print => limits.PrintsPerMinute,
                _ => limits.DownloadsPerMinute,
            };
            return new() { TokenLimit = perMinute, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute };
        }
    }

    private sealed class SearchTurns(IOptions<LimitOptions> limits) : IDisposable
    {
        private readonly ConcurrencyLimiter _turns = new(new()
        {
            PermitLimit = limits.Value.SearchesAtOnce,
            QueueLimit = limits.Value.SearchesWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });

        public ValueTask<RateLimitLease> TakeAsync(CancellationToken cancel) => _turns.AcquireAsync(1, cancel);

        public void Dispose() => _turns.Dispose();
    }
}

/// <inheritdoc cref="Limits.CountedAs"/>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CountedAttribute(Counted kind) : Attribute
{
    public Counted Kind { get; } = kind;
}
