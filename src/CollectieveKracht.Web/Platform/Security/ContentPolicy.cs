using System.Security.Cryptography;
using System.Text;

namespace CollectieveKracht.Web.Platform.Security;

/// <summary>
/// What a page may load and run: only what this site serves as a file. A page that must hold a script of its own, such as
/// an import map, allows exactly that text. A hash and not a nonce, so that a page stays the same and can be cached.
/// </summary>
public sealed class ContentPolicy
{
    private readonly List<string> _allowed = [];
    private string? _inert;

    /// <summary>What this page may run beyond the files of this site, as sources of the policy.</summary>
    public IReadOnlyList<string> Allowed => _allowed;

    /// <summary>Lets this page run the inline script with precisely this text.</summary>
    public void AllowScript(string text) =>
        Allow($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'");

    /// <summary>Allows again what <see cref="Allowed"/> said when the page was made.</summary>
    public void Allow(string source)
    {
        if (!_allowed.Contains(source)) _allowed.Add(source);
    }

    /// <summary>For HTML that is not a page of ours, such as a mail: it runs nothing, sends nothing and fetches nothing, and may have this one style.</summary>
    public void ShowInert(string style) => _inert = Inert($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; ");

    /// <summary>For a file of a user: it runs nothing, sends nothing, fetches nothing and is in no frame.</summary>
    public void ShowInert() => _inert = Inert("");

    /// <summary>Whether the endpoint answers with files only, of which <see cref="ShowInert()"/> holds also when the answer was kept.</summary>
    public static bool IsInert(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<InertAttribute>() is not null;

    public string Header(bool overTls) => _inert ?? string.Join("; ",
    [
        "default-src 'none'",
        $"script-src {string.Join(' ', _allowed.Prepend("'self'"))}",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        .. overTls ? ["upgrade-insecure-requests"] : Array.Empty<string>(),
    ]);

    private static string Inert(string styles) => $"default-src 'none'; {styles}base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
}

/// <summary>What this answers with holds texts of people and is to be saved: in a browser it runs nothing, sends nothing and fetches nothing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class InertAttribute : Attribute;
