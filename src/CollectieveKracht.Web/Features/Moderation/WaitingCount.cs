using System.Globalization;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>How many texts wait, beside the way to them; counted once for the two menus of a page.</summary>
[ViewComponent(Name = "WaitingCount")]
public sealed class WaitingCount(PlatformDb db, CurrentViewer current) : ViewComponent
{
    private static readonly object Key = new();

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var counted = HttpContext.Items.TryGetValue(Key, out var known) ? (int)known! : await db.CountInQueueAsync(current.Person!.Account, HttpContext.RequestAborted);
        HttpContext.Items[Key] = counted;
        return Content(counted.ToString(CultureInfo.InvariantCulture));
    }
}
