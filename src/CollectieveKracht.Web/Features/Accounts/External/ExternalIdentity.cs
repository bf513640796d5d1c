using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using CollectieveKracht.Domain.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CollectieveKracht.Web.Features.Accounts.External;

/// <summary>Who someone is at another organisation, as that organisation told it. Nothing of it proves anything about an account here.</summary>
/// <param name="Provider">The name of the organisation.</param>
/// <param name="Issuer">The organisation, as it names itself in what it signs.</param>
/// <param name="Subject">Which of its people: never another one, whatever name or address they get.</param>
/// <param name="Address">The mail address they have there, if it is one.</param>
/// <param name="IsAddressVerified">Whether the organisation says that it checked the address.</param>
public sealed record ExternalIdentity(string Provider, string Issuer, string Subject, string? Address, bool IsAddressVerified, string? Name)
{
    /// <summary>As much as the database holds of issuer and subject.</summary>
    public const int LongestPart = 255;

    private const string ProviderClaim = "provider", IssuerClaim = "iss", SubjectClaim = "sub", AddressClaim = "email", VerifiedClaim = "email_verified", NameClaim = "name";

    /// <summary>The address if the organisation stands for it.</summary>
    public string? ProvenAddress => IsAddressVerified ? Address : null;

    public UserLoginInfo AsLogin => new(Issuer, Subject, Provider);

    /// <summary>Takes over from a token that was checked only what is needed here.</summary>
    public static ExternalIdentity Of(ExternalProvider provider, ClaimsPrincipal told)
    {
        var address = told.FindFirstValue(AddressClaim)?.Trim();
        var name = told.FindFirstValue(NameClaim)?.Trim();
        return new(
            provider.Name, told.FindFirstValue(IssuerClaim) ?? "", told.FindFirstValue(SubjectClaim) ?? "",
            address is { Length: > 0 and <= Person.LongestAddress } && new EmailAddressAttribute().IsValid(address) ? address : null,
            // Most write a boolean, some the word.
            bool.TryParse(told.FindFirstValue(VerifiedClaim), out var isVerified) && isVerified,
            name is { Length: > 0 and <= Account.LongestName } ? name : null);
    }

    /// <summary>Who came back to this browser from an organisation, and has not been signed in or linked yet.</summary>
    public static async Task<ExternalIdentity?> ReadAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal is { } told
            ? new(
                told.FindFirstValue(ProviderClaim)!, told.FindFirstValue(IssuerClaim)!, told.FindFirstValue(SubjectClaim)!,
                told.FindFirstValue(AddressClaim), told.HasClaim(claim => claim.Type == VerifiedClaim), told.FindFirstValue(NameClaim))
            : null;

    /// <summary>It has served.</summary>
    public static Task ForgetAsync(HttpContext context) => context.SignOutAsync(IdentityConstants.ExternalScheme);

    public ClaimsPrincipal AsPrincipal()
    {
        var identity = new ClaimsIdentity([new(ProviderClaim, Provider), new(IssuerClaim, Issuer), new(SubjectClaim, Subject)], IdentityConstants.ExternalScheme);
        if (Address is not null) identity.AddClaim(new(AddressClaim, Address));
        if (IsAddressVerified) identity.AddClaim(new(VerifiedClaim, "yes"));
        if (Name is not null) identity.AddClaim(new(NameClaim, Name));
        return new(identity);
    }
}
