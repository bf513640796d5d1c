using System.Globalization;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Health;
using CollectieveKracht.Web.Platform.Start;
using Serilog;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace CollectieveKracht.Web.Platform.Logging;

/// <summary>
/// One line per request: method, path, status, time and trace id. What was searched for, from where and with which
/// browser is nobody's business and is not written down.
/// </summary>
public static class RequestLogging
{
    private const string Readable = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}";

    private static readonly Func<LogEvent, bool> FromDatabase = Matching.FromSource("Microsoft.EntityFrameworkCore");

    private static readonly Func<LogEvent, bool>[] WhileAway = [Matching.FromSource("Quartz"), Matching.FromSource("Microsoft.Extensions.Diagnostics.HealthChecks")];

    private static readonly Func<LogEvent, bool>[] FromStart =
        [Matching.FromSource("Microsoft.Extensions.Hosting"), Matching.FromSource("Microsoft.AspNetCore")];

    public static void AddRequestLogging(this WebApplicationBuilder builder)
    {
        builder.AddSettings<LogOptions>(LogOptions.Section);
        var settings = builder.ReadSettings<LogOptions>(LogOptions.Section);
        ITextFormatter format = settings.Format == "json"
            ? new RenderedCompactJsonFormatter()
            : new MessageTemplateTextFormatter(Readable, CultureInfo.InvariantCulture);

        builder.Services.AddSerilog(
            (services, log) => log
                .MinimumLevel.Is(settings.Level)
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                // It warns of each site that stopped since the last start, and of each try while the database is away.
                .MinimumLevel.Override("Quartz", LogEventLevel.Error)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Connection", LogEventLevel.Fatal)
                // It warns that keys lie unsealed in the database; docs/security.md says what that means.
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
                // It writes down what stands in an address that anyone can make up; ExternalSignIn tells what an operator needs.
                .MinimumLevel.Override("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogEventLevel.Fatal)
                .Filter.ByExcluding(IsToldElsewhere)
                .Enrich.FromLogContext()
                .ReadFrom.Services(services)
                .WriteTo.Console(format),
            preserveStaticLogger: true);
    }

    /// <summary>
    /// A failed start is told in one sentence at its end, a failed query by whoever handles the exception, and that the database is
    /// away by who listens to its changes.
    /// </summary>
    private static bool IsToldElsewhere(LogEvent line) =>
        line.Exception is not null
        && (FromDatabase(line) || (WhileAway.Any(source => source(line)) && Failure.IsDatabaseAway(line.Exception)) || (FromStart.Any(source => source(line)) && StartFailure.Explain(line.Exception) is not null));

    public static void UseRequestLogging(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{Method} {Path} answered {Status} in {Elapsed:0} ms";
        options.GetLevel = (context, _, error) =>
            error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments(HealthEndpoints.Path) ? LogEventLevel.Debug
            : LogEventLevel.Information;
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new("Method", new ScalarValue(context.Request.Method)),
            // Escaped, or a line end in an address could forge a line of the log.
            new("Path", new ScalarValue(context.Request.Path.ToUriComponent())),
            new("Status", new ScalarValue(status)),
            new("Elapsed", new ScalarValue(elapsed)),
        ];
    });
}
