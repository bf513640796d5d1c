using CollectieveKracht.Domain;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Platform.Errors;

/// <summary>A rule that refuses is not an error: the page is shown again with what was typed and the rule's sentence.</summary>
public sealed class RuleFilter(IStringLocalizer<RuleText> texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var outcome = await next();
        if (outcome is not { Exception: RuleException refusal, HandlerInstance: PageModel model }) return;
        if (model.Request.WantsJson(model.Request.Path)) return;

        outcome.ExceptionHandled = true;
        model.ModelState.AddModelError("", texts[refusal.Rule]);
        var page = model.Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        outcome.Result = page;
    }
}
