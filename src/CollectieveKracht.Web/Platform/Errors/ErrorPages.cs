using Microsoft.AspNetCore.Diagnostics;

namespace CollectieveKracht.Web.Platform.Errors;

/// <summary>Every answer without content becomes a page that helps on, in the language of the address.</summary>
public static class ErrorPages
{
    private const string Page = "/fout";

    /// <summary>A silent database must not keep a reader waiting for ten seconds; calling off a query takes three of them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public static void AddErrorPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<Failure>();
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new()
        {
            Timeout = Patience,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        });
    }

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Page,
            StatusCodeSelector = Failure.Status,
            SuppressDiagnosticsCallback = _ => true,
            AllowStatusCode404Response = true,
        });
        app.UseStatusCodePagesWithReExecute(Page);
    }

    /// <summary>Whether the error page is being made: the request then passes for a second time.</summary>
    public static bool IsShowingError(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null;

    /// <summary>Whether a program asks, which gets the details of a problem instead of a page.</summary>
    public static bool WantsJson(this HttpRequest request, PathString path) =>
        path.StartsWithSegments("/api") || request.GetTypedHeaders().Accept is [{ MediaType.Value: "application/json" }, ..];
}
