using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Health;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Platform.Security;

/// <summary>What a request must hold to before a page sees it.</summary>
public static class RequestRules
{
    /// <summary>Answers only to the site's own name, and over TLS when the site's address says so.</summary>
    public static void UseOwnAddress(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<SiteOptions>();

        app.Use(async (context, next) =>
        {
            var request = context.Request;

            // Health is asked from inside, by an address that visitors do not know.
            if (request.Path.StartsWithSegments(HealthEndpoints.Path))
                await next(context);
            else if (!IsOwn(request.Host, site))
                await Refuse(context, "This server does not serve the host that was asked for.");
            else if (site.IsSecure && !request.IsHttps)
                context.Response.Redirect(site.Origin + request.Path.ToUriComponent() + request.QueryString, permanent: true, preserveMethod: true);
            else
                await next(context);
        });
    }

    /// <summary>Leads other ways of writing an address, such as one with a closing slash, to the one we use.</summary>
    public static void UseCleanAddresses(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var clean = CleanPath.Of(request.Path);
        if (clean == request.Path || !IsReading(request)) return next(context);

        context.Response.Redirect(clean.ToUriComponent() + request.QueryString, permanent: true);
        return Task.CompletedTask;
    });

    /// <summary>Refuses what no form or link of ours holds: PostgreSQL, for one, has no text with a zero in it.</summary>
    public static void UseReadableText(this WebApplication app) => app.Use((context, next) =>
        HoldsControlCharacters(context.Request) ? Stop(context, StatusCodes.Status400BadRequest) : next(context));

    /// <summary>Once the endpoint is known: right language, right method, right size, and no form of another site.</summary>
    public static void UseEndpointRules(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (context.GetEndpoint() is not { } endpoint || context.IsShowingError()) return next(context);
        if (request.PathBase.HasValue && endpoint.IsLanguageFree()) return Stop(context, StatusCodes.Status404NotFound);
        if (IsReading(request)) return next(context);

        if (endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page && !Handles(page, request.Method))
        {
            string[] allowed = ["GET", "HEAD", .. page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant())];
            context.Response.Headers.Allow = string.Join(", ", allowed.Distinct());
            return Stop(context, StatusCodes.Status405MethodNotAllowed);
        }

        if (request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            return Stop(context, StatusCodes.Status413PayloadTooLarge);
        if (IsFromElsewhere(request)) return Stop(context, StatusCodes.Status403Forbidden);

        return next(context);
    });

    private static bool IsOwn(HostString host, SiteOptions site) =>
        string.Equals(host.Host, site.Address!.Host, StringComparison.OrdinalIgnoreCase)
        || (site.Address.IsLoopback && host.Host is "localhost" or "127.0.0.1" or "[::1]");

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool HoldsControlCharacters(HttpRequest request) =>
        Holds(request.Path.Value) || request.Query.Any(pair => Holds(pair.Key) || pair.Value.Any(Holds));

    private static bool Holds(string? text) => text is not null && text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'));

    private static bool Handles(CompiledPageActionDescriptor page, string method) =>
        page.HandlerMethods.Any(handler => string.Equals(handler.HttpMethod, method, StringComparison.OrdinalIgnoreCase));

    /// <summary>A browser names the origin of a form; "null" is a page that hides its own.</summary>
    private static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static Task Stop(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext context, string sentence)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync(sentence);
    }
}
