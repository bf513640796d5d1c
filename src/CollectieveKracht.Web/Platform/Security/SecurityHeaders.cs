namespace CollectieveKracht.Web.Platform.Security;

/// <summary>The headers that every answer carries: pages, files, errors and the API alike.</summary>
public static class SecurityHeaders
{
    private const string Unused =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var isProduction = app.Environment.IsProduction();

        app.Use((context, next) =>
        {
            // At the last moment, because the handling of an error clears what was set before.
            context.Response.OnStarting(() =>
            {
                Add(context, isProduction);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Add(HttpContext context, bool isProduction)
    {
        var headers = context.Response.Headers;
        var overTls = context.Request.IsHttps;

        var policy = context.RequestServices.GetRequiredService<ContentPolicy>();
        if (ContentPolicy.IsInert(context.GetEndpoint())) policy.ShowInert();
        headers.ContentSecurityPolicy = policy.Header(overTls);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Unused;

        if (overTls && isProduction) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
