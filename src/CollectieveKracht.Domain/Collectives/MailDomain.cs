using System.Text.RegularExpressions;

namespace CollectieveKracht.Domain.Collectives;

/// <summary>The part behind the @ of a collective's mail addresses, by which doubles and its people are recognised.</summary>
public static partial class MailDomain
{
    public const int MaxLength = 253;

    // Anyone can have an address there, so it says nothing about who someone is.
    private static readonly HashSet<string> OpenToAll =
    [
        "gmail.com", "googlemail.com", "outlook.com", "outlook.nl", "hotmail.com", "hotmail.nl", "live.com", "live.nl", "msn.com", "icloud.com", "me.com", "yahoo.com",
        "proton.me", "protonmail.com", "ziggo.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl", "home.nl", "xs4all.nl", "hetnet.nl", "upcmail.nl", "casema.nl", "tele2.nl",
        "online.nl", "zonnet.nl", "telfort.nl", "gmx.com", "gmx.net", "gmx.de", "web.de", "aol.com", "mail.com",
    ];

    /// <summary>Whether it is a domain, and one that not everyone can have an address in.</summary>
    public static bool IsValid(string domain) => domain.Length <= MaxLength && Form().IsMatch(domain) && !OpenToAll.Contains(domain);

    /// <summary>The domain of an address, when that says something about who has it.</summary>
    public static string? Of(string address)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..].Trim().ToLowerInvariant();
        return IsValid(domain) ? domain : null;
    }

    /// <summary>As it is stored: lower case, without the @ that some write before it; null for nothing.</summary>
    internal static string? Require(string? domain)
    {
        var tidy = domain?.Trim().TrimStart('@').ToLowerInvariant();
        if (tidy is null or "") return null;

        RuleException.Unless(IsValid(tidy), "collective.mail-domain");
        return tidy;
    }

    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}\z")]
    private static partial Regex Form();
}
