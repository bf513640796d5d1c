using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Platform.Start;
using StackExchange.Redis;

namespace CollectieveKracht.Web.Platform.Caching;

/// <summary>What the site keeps of its answers, and where; the section "Cache" of the settings.</summary>
public sealed record CacheOptions : IValidatableObject
{
    public const string Section = "Cache";

    /// <summary>Whether public pages are kept. Off, each is made anew for each visitor.</summary>
    public bool Pages { get; init; } = true;

    /// <summary>
    /// How long a page is kept when nothing on it changes. Changes are noticed by themselves; this is for what depends on
    /// the hour.
    /// </summary>
    [Range(1, 24 * 60, ErrorMessage = "must be a number of minutes from 1 to 1440.")]
    public int Minutes { get; init; } = 60;

    /// <summary>The most that kept pages take of the site's memory. With <see cref="Redis"/> they take none.</summary>
    [Range(1, 4096, ErrorMessage = "must be a number of megabytes from 1 to 4096.")]
    public int Megabytes { get; init; } = 64;

    /// <summary>A Redis server that several sites share, as "host:port,password=…". Without it each site keeps its own.</summary>
    [Secret]
    public string? Redis { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Redis is { Length: > 0 } && !IsReadable(Redis))
            yield return new("is not the address of a Redis server, such as redis.example:6379,password=…", [nameof(Redis)]);
    }

    private static bool IsReadable(string redis)
    {
        try
        {
            return ConfigurationOptions.Parse(redis).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
