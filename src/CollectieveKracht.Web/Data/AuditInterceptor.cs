using CollectieveKracht.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CollectieveKracht.Web.Data;

/// <summary>Turns what entities recorded into audit entries, in the transaction of the change itself.</summary>
internal sealed class AuditInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Write(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Write(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Write(DbContext db)
    {
        var now = clock.GetUtcNow();
        var happened = db.ChangeTracker.Entries<Entity>().SelectMany(entry => entry.Entity.TakeEvents()).ToList();
        db.AddRange(happened.Select(e => new AuditEntry(e, now)));
    }
}
