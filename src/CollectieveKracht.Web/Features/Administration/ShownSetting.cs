using System.Collections;
using System.Globalization;
using System.Reflection;
using CollectieveKracht.Web.Features.Accounts.External;
using CollectieveKracht.Web.Features.Files;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Logging;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Platform.Postgres;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>Where the value of a setting comes from.</summary>
public enum SettingOrigin
{
    Default,
    File,
    Environment,
    CommandLine,
    Elsewhere,
}

/// <summary>One setting of the site as it is now.</summary>
/// <param name="Key">The end of the key of its words, such as "Mail-Port".</param>
/// <param name="Value">Null when nothing is set, and of a secret always.</param>
/// <param name="File">The name of the file, when it comes from one.</param>
public sealed record ShownSetting(string Section, string Name, string Key, string? Value, bool IsSecret, bool IsSet, SettingOrigin Origin, string? File)
{
    /// <summary>The records that the settings are read into, with their sections.</summary>
    public static IReadOnlyList<(string Section, Type Type)> Records { get; } =
    [
        (SiteOptions.Section, typeof(SiteOptions)),
        (MailOptions.Section, typeof(MailOptions)),
        (FilesOptions.Section, typeof(FilesOptions)),
        (DatabaseOptions.Section, typeof(DatabaseOptions)),
        (CacheOptions.Section, typeof(CacheOptions)),
        (LimitOptions.Section, typeof(LimitOptions)),
        (JobOptions.Section, typeof(JobOptions)),
        (LogOptions.Section, typeof(LogOptions)),
        (ProxyOptions.Section, typeof(ProxyOptions)),
        (ExternalProviders.Section, typeof(ExternalProviders)),
    ];

    /// <summary>What can be set in a record.</summary>
    public static IEnumerable<PropertyInfo> Of(Type record) => record.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite);

    public static IReadOnlyList<ShownSetting> Read(IConfigurationRoot settings) =>
    [
        .. from record in Records
           let values = settings.GetSection(record.Section).Get(record.Type) ?? Activator.CreateInstance(record.Type)!
           from property in Of(record.Type)
           select Read(settings, record.Section, property, values),
    ];

    private static ShownSetting Read(IConfigurationRoot settings, string section, PropertyInfo property, object values)
    {
        var isSecret = property.IsDefined(typeof(SecretAttribute));
        var value = Told(property.GetValue(values));
        var source = SourceOf(settings, $"{section}:{property.Name}");
        var origin = source switch
        {
            null => SettingOrigin.Default,
            JsonConfigurationProvider => SettingOrigin.File,
            EnvironmentVariablesConfigurationProvider => SettingOrigin.Environment,
            CommandLineConfigurationProvider => SettingOrigin.CommandLine,
            _ => SettingOrigin.Elsewhere,
        };
        return new(
            section, $"{section}:{property.Name}", $"{section}-{property.Name}", isSecret ? null : value, isSecret, value is { Length: > 0 }, origin,
            (source as JsonConfigurationProvider)?.Source.Path is { } path ? Path.GetFileName(path) : null);
    }

    /// <summary>The last that says something of it wins.</summary>
    private static IConfigurationProvider? SourceOf(IConfigurationRoot settings, string key) =>
        settings.Providers.Reverse().FirstOrDefault(provider => provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any());

    private static string? Told(object? value) => value switch
    {
        null => null,
        string text => text,
        IEnumerable<ExternalProvider> providers => string.Join(", ", providers.Select(provider => provider.Name)),
        IEnumerable<string> several => string.Join(", ", several),
        IEnumerable => throw new InvalidOperationException("A list of settings needs a way to be shown."),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
