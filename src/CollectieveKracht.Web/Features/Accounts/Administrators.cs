using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>Who runs the platform, when that is about to change.</summary>
public static class Administrators
{
    /// <summary>
    /// Tells who the administrators are, and holds their rows and that of one account until the transaction ends: two who take away each
    /// other's role come one after the other, and of two changes to one account neither is lost. Read the account after this.
    /// </summary>
    public static async Task<IReadOnlyList<AccountId>> LockAdministratorsAsync(this PlatformDb db, AccountId account, CancellationToken cancel)
    {
        var (id, role) = (account.Value, Role.Administrator.ToString());
        var held = await db.Database.SqlQuery<HeldAccount>(
            $"select id, roles @> array[{role}] as is_administrator from accounts where roles @> array[{role}] or id = {id} order by id for update").ToListAsync(cancel);
        return [.. held.Where(one => one.IsAdministrator).Select(one => AccountId.From(one.Id))];
    }

    private sealed record HeldAccount(Guid Id, bool IsAdministrator);
}
