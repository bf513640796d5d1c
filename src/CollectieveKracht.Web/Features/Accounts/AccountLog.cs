using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;

namespace CollectieveKracht.Web.Features.Accounts;

/// <summary>Writes in the audit log what happened to the private side of an account, which holds no entity of the domain.</summary>
public static class AccountLog
{
    /// <param name="actor">Who did it; the person themselves unless another is named.</param>
    public static void Note(this PlatformDb db, AccountId account, string act, TimeProvider clock, string? after = null, AccountId? actor = null) =>
        db.AuditEntries.Add(new AuditEntry(new DomainEvent("account", account.Value, actor ?? account, act, null, after), clock.GetUtcNow()));
}
