using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// How many collectives recognise a thing (docs/figures.md, "Recognised"): for a challenge those that face it, faced it
/// or solved it; for an article or question those that recognise at least one of its challenges.
/// </summary>
/// <remarks>
/// The database keeps the counts as recognitions come and go, whoever changes them: the function <c>recognitions_counted</c>.
/// </remarks>
public static class RecognisedCounts
{
    /// <summary>For who changes very many in the transaction at hand: nothing is counted before <see cref="RefreshAsync"/>.</summary>
    public static Task CountLaterAsync(PlatformDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"set local recognised.counting = 'later'", cancel);

    /// <summary>Counts all anew, in the transaction of the caller.</summary>
    public static Task RefreshAsync(PlatformDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        update search_entries set recognised = counted.recognised
        from recognised_counts as counted
        where counted.subject_id = search_entries.subject_id and search_entries.recognised <> counted.recognised
        """, cancel);
}
