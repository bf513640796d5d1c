using System.Collections.Concurrent;
using System.Globalization;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace CollectieveKracht.Web.Platform.Caching;

/// <summary>What the cache cannot know of itself.</summary>
/// <param name="Parameters">The parameters that public pages know.</param>
/// <param name="IsPersonal">Whether a request turned out to come from someone who is signed in.</param>
public sealed record PageRules(IReadOnlySet<string> Parameters, Func<HttpContext, bool> IsPersonal);

/// <summary>
/// Gives every visitor the same answer to the same question, from memory while nothing on it has changed, with a validator
/// so that a browser that has it already gets 304. What is personal passes by, is never kept, and says so.
/// </summary>
public sealed class PageCache(
    RequestDelegate next, PageStore store, Changes changes, PageRules rules, SiteOptions site, IResponseCompressionProvider compression, TimeProvider clock)
{
    /// <summary>A longer question is answered, but its answer is not kept.</summary>
    private const int LongestQuery = 1000;

    private const int LargestBody = 2 * 1024 * 1024;

    // A browser may keep a page, and asks each time whether it is still right.
    private const string AskAgain = "private, no-cache";
    private const string DoNotKeep = "no-store";

    // Another version of the site makes other pages, and may share the store.
    private static readonly string Version = typeof(PageCache).Module.ModuleVersionId.ToString("N");

    private readonly ConcurrentDictionary<string, Making> _making = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsPersonal(context) || !IsPublic(context))
        {
            context.Response.OnStarting(KeepPrivateAsync, context);
            await next(context);
            return;
        }

        context.Request.QueryString = KnownQuery(context.Request.Query);
        var page = context.Request.QueryString.Value?.Length > LongestQuery
            ? await MakeAsync(context)
            : await FindAsync(context, KeyOf(context));
        if (page is not null) await AnswerAsync(context, page);
    }

    private async Task<KeptPage?> FindAsync(HttpContext context, string key)
    {
        if (await store.FindAsync(key, context.RequestAborted) is { } kept) return kept;
        if (!store.IsOpen) return await MakeAsync(context);

        // Who asks while another is being given the same answer waits for that one, unless something changed since.
        var making = new Making(changes.Now);
        while (!_making.TryAdd(key, making))
        {
            if (!_making.TryGetValue(key, out var others)) continue;
            if (others.Since != making.Since) return await MakeAsync(context);
            return await others.Page.Task.WaitAsync(context.RequestAborted) ?? await MakeAsync(context);
        }

        KeptPage? page = null;
        try
        {
            page = await MakeAsync(context);
            if (page is { Body.Length: <= LargestBody }) await store.KeepAsync(key, page);
            return page;
        }
        finally
        {
            _making.TryRemove(key, out _);
            making.Page.SetResult(page);
        }
    }

    /// <summary>Makes the answer, whole. When it is not for everyone it is sent, and null is returned.</summary>
    private async Task<KeptPage?> MakeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var (method, body) = (request.Method, response.Body);
        var readAt = changes.Now;
        var reads = new PageReads();
        context.Features.Set(reads);
        using var made = new MemoryStream();
        try
        {
            // The answer to HEAD is that to GET without its body, so that one is made.
            request.Method = HttpMethods.Get;
            response.Body = made;
            await next(context);
            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            (request.Method, response.Body) = (method, body);
            context.Features.Set<PageReads>(null);
        }

        var isForEveryone = response.StatusCode == StatusCodes.Status200OK && !IsPersonal(context) && response.Headers.SetCookie.Count == 0;
        if (isForEveryone) return store.Made(response, made.ToArray(), readAt, reads.Tables, Policy(context).Allowed);

        context.Response.OnStarting(KeepPrivateAsync, context);
        if (made.Length == 0) return null;

        made.Position = 0;
        await made.CopyToAsync(response.Body, context.RequestAborted);
        return null;
    }

    private static Task AnswerAsync(HttpContext context, KeptPage page)
    {
        var (request, response) = (context.Request, context.Response);
        foreach (var (name, value) in page.Headers) response.Headers[name] = value;
        foreach (var script in page.Scripts) Policy(context).Allow(script);
        response.Headers.CacheControl = AskAgain;
        response.Headers.Vary = "Accept-Encoding, Cookie";
        response.Headers.ETag = page.Validator;
        if (Holds(request, page.Validator))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.Remove(HeaderNames.ContentType);
            response.Headers.Remove(HeaderNames.ContentEncoding);
            response.Headers.Remove(HeaderNames.ContentLength);
            return Task.CompletedTask;
        }

        response.ContentLength = page.Body.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(page.Body, context.RequestAborted).AsTask();
    }

    private static bool IsPublic(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint() is { } endpoint && endpoint.IsPublicPage();

    private bool IsPersonal(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0
        || context.User.Identity is { IsAuthenticated: true }
        || (context.Request.Headers.Cookie.Count > 0 && context.Request.Cookies.Keys.Any(IsSession))
        || rules.IsPersonal(context);

    // Over TLS all cookies of ours have the prefix; those without are of another site under the same domain.
    private bool IsSession(string cookie) =>
        cookie != Security.Security.FormCookie(site) && (!site.IsSecure || cookie.StartsWith("__Host-", StringComparison.Ordinal));

    /// <summary>Known parameters with a value, in a fixed order: other ways of asking the same have the same answer.</summary>
    private QueryString KnownQuery(IQueryCollection query)
    {
        if (query.Count == 0) return QueryString.Empty;

        var known = new QueryBuilder();
        foreach (var name in rules.Parameters)
        {
            foreach (var value in query[name].Where(value => value is { Length: > 0 })) known.Add(name, value!);
        }

        return known.ToQueryString();
    }

    // Pages name the day, for example to cite them, so each day has its own.
    private string KeyOf(HttpContext context)
    {
        var request = context.Request;
        var encoding = compression.CheckRequestAcceptsCompression(context) ? compression.GetCompressionProvider(context)?.EncodingName : null;
        var day = Dates.Day(clock.GetUtcNow()).DayNumber;
        return string.Create(CultureInfo.InvariantCulture, $"{Version}|{day}|{encoding}|{request.PathBase}{request.Path}{request.QueryString}");
    }

    private static bool Holds(HttpRequest request, string validator) =>
        request.Headers.IfNoneMatch.Count > 0
        && request.GetTypedHeaders().IfNoneMatch.Any(held => held.Tag == validator || held.Equals(EntityTagHeaderValue.Any));

    private static ContentPolicy Policy(HttpContext context) => context.RequestServices.GetRequiredService<ContentPolicy>();

    private Task KeepPrivateAsync(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return Task.CompletedTask;

        var isPage = context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) is true;
        if (IsPersonal(context) || headers.SetCookie.Count > 0 || (isPage && headers.CacheControl.Count == 0)) headers.CacheControl = DoNotKeep;
        return Task.CompletedTask;
    }

    private sealed record Making(long Since)
    {
        public TaskCompletionSource<KeptPage?> Page { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
