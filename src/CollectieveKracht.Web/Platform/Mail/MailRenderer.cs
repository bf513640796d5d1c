using System.Globalization;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>A mail as its receiver reads it.</summary>
public sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>Makes the text and the HTML of a mail from its Razor views, in the language of the receiver. A job can do it as well as a request.</summary>
public sealed class MailRenderer(IRazorViewEngine views, ITempDataProvider tempData, IServiceProvider services)
{
    internal const string SubjectKey = "MailSubject";
    internal const string UnsubscribeKey = "MailUnsubscribe";

    /// <param name="unsubscribe">Shown at the foot; null when such mails cannot be stopped.</param>
    public async Task<RenderedMail> RenderAsync<TModel>(MailKind kind, Language language, TModel model, string? unsubscribe)
    {
        // Of this call only: the caller's culture comes back by itself.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        var data = new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        data[UnsubscribeKey] = unsubscribe;

        var html = await RenderAsync(kind.Template + ".cshtml", data);
        var text = await RenderAsync(kind.Template + ".text.cshtml", data);
        var subject = data[SubjectKey] as string ?? throw new InvalidOperationException($"The mail {kind.Name} has no subject.");
        return new RenderedMail(OneLine(subject), text.Trim() + "\n", html);
    }

    private async Task<string> RenderAsync(string path, ViewDataDictionary data)
    {
        var view = views.GetView(null, path, isMainPage: false).EnsureSuccessful(null).View!;
        // A context of its own, so that nothing of a request can come into a mail.
        var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
        await using var writer = new StringWriter(CultureInfo.InvariantCulture);
        await view.RenderAsync(new ViewContext(action, view, data, new TempDataDictionary(action.HttpContext, tempData), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }

    // A line end in a name must not begin a new header.
    private static string OneLine(string subject) =>
        string.Join(' ', subject.Split([.. subject.Where(char.IsControl), ' '], StringSplitOptions.RemoveEmptyEntries));
}
