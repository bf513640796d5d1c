using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.StaticAssets;

namespace CollectieveKracht.Web.Platform.Html;

public static class Assets
{
    /// <summary>
    /// The address of a file of wwwroot, such as "css/site.css", with the fingerprint under which browsers keep it. Use it
    /// instead of "~/", which under /en would make a second address for the same file.
    /// </summary>
    public static string Asset(this HttpContext context, string path) =>
        "/" + (context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path);

    /// <summary>
    /// Vendored files have their version in their name and need no fingerprint. Without this a browser would ask after the
    /// fonts on every page, and show the letters late.
    /// </summary>
    public static void KeepVersionedFiles(this StaticAssetsEndpointConventionBuilder assets) => assets.Add(asset =>
    {
        if (asset is not RouteEndpointBuilder { RoutePattern.RawText: { } path, RequestDelegate: { } serve }) return;
        if (!path.StartsWith("lib/", StringComparison.Ordinal)) return;

        asset.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
            return serve(context);
        };
    });
}
