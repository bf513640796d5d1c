using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data;

public static class FormerAddresses
{
    /// <summary>Sends who asks for a page under an old address to the new one, for good and in the same language.</summary>
    public static void UseFormerAddresses(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        var request = context.Request;
        var isMissingPage = context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && context.Features.Get<IStatusCodeReExecuteFeature>() is null;
        if (!isMissingPage || request.Path.Value is not { Length: <= 200 } path || path.Contains('\0')) return;

        var db = context.RequestServices.GetRequiredService<PlatformDb>();
        var upwards = Upwards(path).ToArray();
        var found = await db.FormerAddresses.AsNoTracking()
            .Where(address => upwards.Contains(address.Path))
            .OrderByDescending(address => address.Path.Length)
            .FirstOrDefaultAsync(context.RequestAborted);
        // A thing that moved to below its own old address has no pages below that: it would lead on and on.
        if (found is not null && (found.Path == path || !found.Target.StartsWith(found.Path + "/", StringComparison.Ordinal)))
            context.Response.Redirect(Language.Current.Prefix + new PathString(found.Target + path[found.Path.Length..]).ToUriComponent() + request.QueryString, permanent: true);
    });

    /// <summary>The address itself and those that it lies below: what moved takes its pages along.</summary>
    private static IEnumerable<string> Upwards(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1)) yield return path[..end];
    }
}
