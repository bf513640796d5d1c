using System.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data.Checking;

/// <summary>Tells of each invariant whether it holds, and where not; the command <c>check</c>.</summary>
public static class Check
{
    /// <summary>Of what is wrong in one way, more lines would not tell more.</summary>
    private const int MostTold = 20;

    /// <returns>Whether all hold.</returns>
    public static async Task<bool> RunAsync(PlatformDb db, Action<string> tell, CancellationToken cancel)
    {
        // The log of a long time takes its time.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        // All look at the same moment: what is written meanwhile is neither half there nor missing.
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var isWhole = true;
        foreach (var invariant in Invariant.All)
        {
            var broken = await db.Database.SqlQueryRaw<string>(invariant.Sql).ToListAsync(cancel);
            isWhole &= broken.Count == 0;
            tell(broken.Count == 0 ? $"ok     {invariant.Says}." : $"WRONG  {invariant.Says}. Not so {broken.Count} times:");
            foreach (var one in broken.Take(MostTold)) tell($"         {one}");
        }

        var end = await db.AuditLinks.OrderByDescending(link => link.Number).Select(link => new { link.Number, link.Hash }).FirstOrDefaultAsync(cancel);
        if (end is not null) tell($"The audit log ends at number {end.Number} with {Convert.ToHexStringLower(end.Hash)}.");
        return isWhole;
    }
}
