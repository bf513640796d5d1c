using System.Security.Cryptography;
using CollectieveKracht.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace CollectieveKracht.Web.Features.Collectives.Freshness;

/// <summary>
/// What is in the links of the yearly question: which collective, and which contact was asked. Sealed by the site, so that nobody can
/// make one, and of no use after a while. It says who they are for this one question only, and signs nobody in.
/// </summary>
public sealed class StillRightKey(IDataProtectionProvider protection)
{
    /// <summary>Longer than there is to answer: a page that faded can still be confirmed from the mail.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(60);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("collectives.still-right").ToTimeLimitedDataProtector();

    public string Of(CollectiveId collective, AccountId contact) => _protector.Protect($"{collective.Value:N}{contact.Value:N}", Life);

    /// <summary>Null for what is no key of ours, or too old.</summary>
    public (CollectiveId Collective, AccountId Contact)? Read(string? key)
    {
        try
        {
            return key is { Length: > 0 and < 1000 } && _protector.Unprotect(key) is { Length: 64 } text
                ? (CollectiveId.From(Guid.ParseExact(text.AsSpan(0, 32), "N")), AccountId.From(Guid.ParseExact(text.AsSpan(32), "N")))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
