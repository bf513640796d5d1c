using System.Security.Cryptography;
using CollectieveKracht.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace CollectieveKracht.Web.Features.Knowledge.Freshness;

/// <summary>
/// What is in the links of the question whether an article still holds: which article, and which author was asked. Sealed by the site, so that
/// nobody can make one, and of no use after a while. It says who they are for this one question only, and signs nobody in.
/// </summary>
public sealed class ArticleKey(IDataProtectionProvider protection)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(60);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("knowledge.still-holds").ToTimeLimitedDataProtector();

    public string Of(ArticleId article, AccountId author) => _protector.Protect($"{article.Value:N}{author.Value:N}", Life);

    /// <summary>Null for what is no key of ours, or too old.</summary>
    public (ArticleId Article, AccountId Author)? Read(string? key)
    {
        try
        {
            return key is { Length: > 0 and < 1000 } && _protector.Unprotect(key) is { Length: 64 } text
                ? (ArticleId.From(Guid.ParseExact(text.AsSpan(0, 32), "N")), AccountId.From(Guid.ParseExact(text.AsSpan(32), "N")))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
