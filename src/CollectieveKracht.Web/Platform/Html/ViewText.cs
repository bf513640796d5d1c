using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CollectieveKracht.Web.Platform.Html;

/// <summary>Makes text of a Razor view that is no page, such as a mail or a file. A job can do it as well as a request.</summary>
public sealed class ViewText(IRazorViewEngine views, ITempDataProvider tempData, IServiceProvider services)
{
    public static ViewDataDictionary<TModel> DataOf<TModel>(TModel model) => new(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };

    /// <param name="path">From the root of the site, such as "/Features/Mail/Mails/Welcome.cshtml".</param>
    public async Task<string> RenderAsync(string path, ViewDataDictionary data)
    {
        var view = views.GetView(null, path, isMainPage: false).EnsureSuccessful(null).View!;
        // A context of its own, so that nothing of a request can come into it.
        var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
        await using var writer = new StringWriter(CultureInfo.InvariantCulture);
        await view.RenderAsync(new ViewContext(action, view, data, new TempDataDictionary(action.HttpContext, tempData), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
