using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;

namespace CollectieveKracht.Web.Platform.Caching;

/// <summary>
/// This page is the same for every visitor: its answer to a GET may be kept and shown to others, until a table that it was
/// read from changes. Parameters that no public page knows are left out before it sees them. Nobody needs to sign in for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute, IAllowAnonymous;

public static class PublicEndpoints
{
    /// <summary>Maps what is no page of Razor, such as a file to download, as a <see cref="PublicPageAttribute"/>.</summary>
    public static RouteHandlerBuilder MapPublicPage(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) =>
        endpoints.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler).WithMetadata(new PublicPageAttribute());

    /// <summary>The same for what reads its request itself. Many such addresses cost nothing at the start: no code is made for each.</summary>
    public static IEndpointConventionBuilder MapPublicPage(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Func<HttpContext, Task<IResult>> answer) =>
        endpoints.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], async (HttpContext context) => await (await answer(context)).ExecuteAsync(context)).WithMetadata(new PublicPageAttribute());

    public static bool IsPublicPage(this Endpoint endpoint) => endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null;
}
