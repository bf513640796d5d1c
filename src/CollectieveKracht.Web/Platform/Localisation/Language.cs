using System.Globalization;

namespace CollectieveKracht.Web.Platform.Localisation;

/// <summary>A language of the interface. Dutch lives at the root of the site, English under /en.</summary>
public sealed record Language(string Code, CultureInfo Culture, PathString Prefix, string Name)
{
    public static Language Dutch { get; } = new("nl", CultureInfo.GetCultureInfo("nl-NL"), PathString.Empty, "Nederlands");

    public static Language English { get; } = new("en", CultureInfo.GetCultureInfo("en-GB"), "/en", "English");

    public static IReadOnlyList<Language> All { get; } = [Dutch, English];

    /// <summary>The language of this request.</summary>
    public static Language Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English.Code ? English : Dutch;

    /// <summary>The address of the home page.</summary>
    public string Home => Prefix.HasValue ? Prefix.ToUriComponent() : "/";

    public Language Other => this == Dutch ? English : Dutch;
}
