using System.Globalization;

namespace CollectieveKracht.Web.Tests.Platform.Markdown;

/// <summary>Does what follows as in a request in that language.</summary>
public sealed class InLanguage : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public InLanguage(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
