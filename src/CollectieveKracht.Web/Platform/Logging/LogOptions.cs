using System.ComponentModel.DataAnnotations;
using Serilog.Events;

namespace CollectieveKracht.Web.Platform.Logging;

/// <summary>How the site tells what it does; the section "Log" of the settings.</summary>
public sealed record LogOptions
{
    public const string Section = "Log";

    [AllowedValues("readable", "json", ErrorMessage = "must be \"readable\" or \"json\".")]
    public string Format { get; init; } = "readable";

    [EnumDataType(typeof(LogEventLevel), ErrorMessage = "must be Verbose, Debug, Information, Warning, Error or Fatal.")]
    public LogEventLevel Level { get; init; } = LogEventLevel.Information;
}
