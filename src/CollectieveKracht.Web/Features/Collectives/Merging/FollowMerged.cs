using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace CollectieveKracht.Web.Features.Collectives.Merging;

/// <summary>
/// Takes along what still came to hang on a merged collective: who sent a claim or a question in the instant of the merge had read it as
/// listed. On other nights there is nothing to do.
/// </summary>
public sealed class FollowMerged(PlatformDb db, CollectiveMerge merging, TimeProvider clock) : IJob
{
    public const string Name = "follow-merged";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        context.Result = JobRunReport.Succeeded("").With("collectives", await RunAsync(cancellationToken));

    /// <returns>For how many collectives something was taken along.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var taken = 0;
        foreach (var id in await db.Collectives.Where(collective => collective.MergedInto != null).Select(collective => collective.Id).ToListAsync(cancel))
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var merged = await db.Collectives.SingleAsync(collective => collective.Id == id, cancel);
            var survivor = await db.Collectives.WithProfile().SingleAsync(collective => collective.Id == merged.MergedInto, cancel);
            var by = await db.AuditEntries
                .Where(entry => entry.Subject == "collective" && entry.SubjectId == id.Value && entry.Act == "merged-into")
                .Select(entry => entry.ActorId).FirstOrDefaultAsync(cancel);
            if (by is { } moderator && await merging.TakeAlongAsync(new(survivor, merged, moderator, clock.GetUtcNow()), cancel)) taken++;
            await transaction.CommitAsync(cancel);
        }

        return taken;
    }
}
