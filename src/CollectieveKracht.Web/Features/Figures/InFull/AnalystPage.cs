using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Figures.InFull;

/// <summary>A page with figures in full. Who did not accept the terms yet is asked to.</summary>
[Authorize(Policies.Analyst)]
public abstract class AnalystPage(ReadingInFull reading) : PageModel
{
    protected ReadingInFull Reading { get; } = reading;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Reading.IsAllowedAsync(HttpContext.RequestAborted)) await next();
        else context.Result = RedirectToPage("/Figures/InFull/AnalystTerms");
    }
}
