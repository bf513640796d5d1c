using System.Diagnostics;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Errors;

/// <summary>
/// One page for all that goes wrong. It needs no database, says what the reader can do, and never shows what broke:
/// only the number under which the log tells.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel(IStringLocalizer<ErrorText> texts, IStringLocalizer<RuleText> rules, SiteOptions site) : PageModel
{
    private static readonly int[] Known = [400, 401, 403, 404, 405, 413, 422, 429, 500, 503];

    public string Heading { get; private set; } = "";

    public string Explanation { get; private set; } = "";

    public bool IsOurs => Response.StatusCode >= StatusCodes.Status500InternalServerError;

    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public string? Contact => site.Contact;

    /// <summary>Not a handler per method, because any kind of request can go wrong.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (AskedPath is not { } asked)
        {
            context.Result = NotFound();
            return;
        }

        var status = Known.Contains(Response.StatusCode) ? Response.StatusCode : IsOurs ? 500 : 400;
        Heading = texts[$"Heading{status}"];
        Explanation = RefusedRule is { } rule ? rules[rule] : texts[$"Explanation{status}"];
        if (status == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = "30";
        context.Result = Request.WantsJson(asked) ? Problem() : Page();
    }

    private string? AskedPath =>
        HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path
        ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;

    private string? RefusedRule => (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error as RuleException)?.Rule;

    private JsonResult Problem() => new(new ProblemDetails
    {
        Status = Response.StatusCode,
        Title = Heading,
        Detail = Explanation,
        Extensions = { ["traceId"] = Reference },
    })
    { ContentType = "application/problem+json" };
}
