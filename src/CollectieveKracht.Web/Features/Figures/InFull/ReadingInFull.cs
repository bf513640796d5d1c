using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures.InFull;

/// <summary>Reading figures in full, also of small groups: for an analyst who accepted the terms, and noted in the log each time.</summary>
public sealed class ReadingInFull(PlatformDb db, CurrentViewer current, TimeProvider clock)
{
    public Task<bool> IsAllowedAsync(CancellationToken cancel)
    {
        var me = current.Person!.Account;
        return db.Accounts.AnyAsync(account => account.Id == me && account.AnalystTermsAt != null, cancel);
    }

    /// <param name="what">Which figures, as the address says it.</param>
    public async Task NoteAsync(ShownWave wave, string what, CancellationToken cancel)
    {
        db.Add(new AuditEntry(new DomainEvent("wave", wave.Wave.Key, current.Person!.Account, "read-in-full", null, what), clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
    }
}
