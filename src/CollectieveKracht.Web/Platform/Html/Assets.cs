using Microsoft.AspNetCore.Components;

namespace CollectieveKracht.Web.Platform.Html;

public static class Assets
{
    /// <summary>
    /// The address of a file of wwwroot, such as "css/site.css", with the fingerprint under which browsers keep it. Use it
    /// instead of "~/", which under /en would make a second address for the same file.
    /// </summary>
    public static string Asset(this HttpContext context, string path) =>
        "/" + (context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path);
}
