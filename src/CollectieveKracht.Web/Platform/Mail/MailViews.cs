using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Razor.Internal;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>What both views of a mail can use.</summary>
public abstract class MailView<TModel> : RazorPage<TModel>
{
    [RazorInject]
    public SiteOptions Site { get; set; } = null!;

    /// <summary>The full address of a page in the language of the mail; made from the settings, never from a request.</summary>
    /// <param name="path">Such as "/inloggen"; a value in it is escaped by whoever writes it.</param>
    public string Link(string path) => Site.Origin + Language.Current.Prefix.Value + path;

    /// <summary>The address behind which mails like this one are stopped; null when they cannot be.</summary>
    public string? Unsubscribe => ViewData[MailRenderer.UnsubscribeKey] as string;
}

/// <summary>A mail as HTML, in the frame that all share. Values are encoded as in any page.</summary>
public abstract class HtmlMail<TModel> : MailView<TModel>
{
    protected HtmlMail() => Layout = "/Features/Mail/_HtmlMail.cshtml";

    /// <summary>The subject of the mail; the HTML view sets it.</summary>
    public string? Subject
    {
        get => ViewData[MailRenderer.SubjectKey] as string;
        set => ViewData[MailRenderer.SubjectKey] = value;
    }
}

/// <summary>A mail as plain text, in the frame that all share. Values are written as they are: there is no markup to be taken for.</summary>
public abstract class TextMail<TModel> : MailView<TModel>
{
    protected TextMail() => Layout = "/Features/Mail/_TextMail.cshtml";

    public override void Write(object? value)
    {
        // The frame is given the text it is put around as content that is ready.
        if (value is IHtmlContent) base.Write(value);
        else WriteLiteral(value);
    }

    public override void Write(string? value) => WriteLiteral(value);
}
