namespace CollectieveKracht.Web.Features.Accounts.Sessions;

/// <summary>
/// Browser and system in words that their owner knows them by. No more of what a browser tells of itself is kept: it is for the
/// list of sessions only.
/// </summary>
public static class BrowserName
{
    // Browsers claim to be each other, so the order matters: the last to claim is the true one.
    private static readonly (string Claim, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Claim, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <returns>Such as "Firefox, Windows"; empty when neither is known.</returns>
    public static string Of(string userAgent) =>
        string.Join(", ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());

    private static string? Find((string Claim, string Name)[] known, string userAgent) =>
        Array.Find(known, one => userAgent.Contains(one.Claim, StringComparison.Ordinal)).Name;
}
