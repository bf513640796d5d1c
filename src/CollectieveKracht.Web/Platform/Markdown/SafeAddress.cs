namespace CollectieveKracht.Web.Platform.Markdown;

/// <summary>Which addresses a text may lead to.</summary>
public static class SafeAddress
{
    /// <summary>
    /// The address for a link: a place on the same page ("#…"), a path of this site ("/…"), a web or mail address. Null for all
    /// else, and for what a browser could read as another address than a reader does.
    /// </summary>
    public static string? ForLink(string address)
    {
        if (address.Length == 0 || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')) return null;
        if (address[0] == '#' || IsOwnPath(address)) return address;
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return ForLink("https://" + address);

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsSafe(uri) && IsWrittenInFull(address, uri) ? address : null;
    }

    /// <summary>A path of this site; not "//host", which is another site.</summary>
    public static bool IsOwnPath(string address) => address is ['/', ..] and not ['/', '/' or '\\', ..];

    public static bool IsWeb(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    // "https://bank.nl@elders.example" leads elsewhere.
    private static bool IsSafe(Uri uri) =>
        uri.Scheme == Uri.UriSchemeMailto || (uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Host.Length > 0);

    // Browsers mend "https:host" and "https:///host"; we do not guess.
    private static bool IsWrittenInFull(string address, Uri uri) =>
        uri.Scheme == Uri.UriSchemeMailto || (IsWeb(address) && address[address.IndexOf("//", StringComparison.Ordinal) + 2] != '/');
}
