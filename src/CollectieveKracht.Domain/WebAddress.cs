namespace CollectieveKracht.Domain;

/// <summary>An address on another site that the platform links to, as a collective or an author gave it.</summary>
public static class WebAddress
{
    public const int MaxLength = 500;

    /// <summary>Whether it can be linked to. Only http and https: "javascript:" and the like would run in a reader's page.</summary>
    public static bool IsValid(string address) =>
        address.Length <= MaxLength
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    internal static string? Require(string? address)
    {
        RuleException.Unless(address is null || IsValid(address), "address.not-on-the-web");
        return address;
    }
}
