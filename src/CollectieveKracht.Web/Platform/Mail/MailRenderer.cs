using System.Globalization;
using CollectieveKracht.Web.Platform.Html;
using CollectieveKracht.Web.Platform.Localisation;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>A mail as its receiver reads it.</summary>
public sealed record RenderedMail(string Subject, string Text, string Html);

/// <summary>Makes the text and the HTML of a mail from its Razor views, in the language of the receiver. A job can do it as well as a request.</summary>
public sealed class MailRenderer(ViewText views)
{
    internal const string SubjectKey = "MailSubject";
    internal const string UnsubscribeKey = "MailUnsubscribe";

    /// <param name="unsubscribe">Shown at the foot; null when such mails cannot be stopped.</param>
    public async Task<RenderedMail> RenderAsync<TModel>(MailKind kind, Language language, TModel model, string? unsubscribe)
    {
        // Of this call only: the caller's culture comes back by itself.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        var data = ViewText.DataOf(model);
        data[UnsubscribeKey] = unsubscribe;

        var html = await views.RenderAsync(kind.Template + ".cshtml", data);
        var text = await views.RenderAsync(kind.Template + ".text.cshtml", data);
        var subject = data[SubjectKey] as string ?? throw new InvalidOperationException($"The mail {kind.Name} has no subject.");
        return new RenderedMail(OneLine(subject), text.Trim() + "\n", html);
    }

    // A line end in a name must not begin a new header.
    private static string OneLine(string subject) =>
        string.Join(' ', subject.Split([.. subject.Where(char.IsControl), ' '], StringSplitOptions.RemoveEmptyEntries));
}
