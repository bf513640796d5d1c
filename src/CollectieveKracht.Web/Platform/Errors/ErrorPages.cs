using Microsoft.AspNetCore.Diagnostics;

namespace CollectieveKracht.Web.Platform.Errors;

/// <summary>Every answer without content becomes a page that helps on, in the language of the address.</summary>
public static class ErrorPages
{
    private const string Page = "/fout";

    public static void AddErrorPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<Failure>();
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
