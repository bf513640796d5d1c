using System.Security.Cryptography;
using System.Text;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>Where Identity keeps people: in the platform's own tables, and without readable recovery codes.</summary>
public sealed class PersonStore(PlatformDb db, IdentityErrorDescriber errors) : UserOnlyStore<Person, PlatformDb, AccountId>(db, errors)
{
    public override AccountId ConvertIdFromString(string? id) => Guid.TryParse(id, out var value) ? AccountId.From(value) : default;

    public override string? ConvertIdToString(AccountId id) => id.Value.ToString();

    public override Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Hash(code), cancellationToken);

    // The codes are long and random, so a plain hash tells nothing of them.
    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
