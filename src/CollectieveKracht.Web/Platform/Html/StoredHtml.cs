using System.Text.RegularExpressions;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Platform.Html;

public static partial class StoredHtml
{
    /// <summary>HTML that was sanitised when it was saved, with its links within the site in the language of the page.</summary>
    public static IHtmlContent Show(string html) =>
        new HtmlString(Language.Current.Prefix.HasValue ? OwnLink().Replace(html, $"$0{Language.Current.Prefix.Value![1..]}/") : html);

    [GeneratedRegex("<a href=\"/(?![/\"])")]
    private static partial Regex OwnLink();
}
