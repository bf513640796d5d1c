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
        var target = await db.FormerAddresses
            .Where(address => address.Path == path)
            .Select(address => address.Target)
            .FirstOrDefaultAsync(context.RequestAborted);
        if (target is not null)
            context.Response.Redirect(Language.Current.Prefix + target + request.QueryString, permanent: true);
    });
}
