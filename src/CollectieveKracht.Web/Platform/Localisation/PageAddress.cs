using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Diagnostics;

namespace CollectieveKracht.Web.Platform.Localisation;

/// <summary>The addresses of the page that is shown: inject it where a link to the page itself is needed.</summary>
public sealed class PageAddress(IHttpContextAccessor accessor, SiteOptions site)
{
    private HttpContext Context => accessor.HttpContext!;

    /// <summary>The page in another language, with the same filters, to use in a link.</summary>
    public string In(Language language) => Path(language) + Context.Request.QueryString.ToUriComponent();

    /// <summary>
    /// The one absolute address that search engines should know. Filters are left out; a page that differs by a parameter
    /// names it in <paramref name="query"/>, such as "?pagina=2".
    /// </summary>
    public string Canonical(string query = "") => Absolute(Language.Current, query);

    /// <summary>The canonical address in a language, for <c>hreflang</c>.</summary>
    public string Absolute(Language language, string query = "") => site.Origin + Path(language).ToLowerInvariant() + query;

    /// <summary>The page with its filters, to come back to after signing in.</summary>
    public string ToReturnTo() => In(Language.Current);

    private string Path(Language language) =>
        CleanPath.Of(Asked) is { Value: not "/" } path ? language.Prefix.Add(path).ToUriComponent() : language.Home;

    // An error page is shown at the address that was asked for.
    private PathString Asked =>
        Context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath is { } missing ? missing
        : Context.Features.Get<IExceptionHandlerPathFeature>()?.Path is { } failed ? failed
        : Context.Request.Path;
}
