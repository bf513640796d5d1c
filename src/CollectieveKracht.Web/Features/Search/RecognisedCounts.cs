using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// How many collectives recognise a thing (docs/figures.md, "Recognised"): for a challenge those that face it, faced it
/// or solved it; for an article or question those that recognise at least one of its challenges.
/// </summary>
public static class RecognisedCounts
{
    /// <summary>Counts anew after recognitions changed, in the transaction of the caller.</summary>
    public static Task RefreshAsync(PlatformDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        with about as (
            select id as subject_id, id as challenge_id from challenges
            union all select article_id, challenges_id from article_challenges
            union all select question_id, challenges_id from question_challenges
        ), counted as (
            select about.subject_id, count(distinct recognitions.collective_id) as recognised
            from about left join recognitions using (challenge_id)
            group by about.subject_id
        )
        update search_entries set recognised = counted.recognised
        from counted
        where counted.subject_id = search_entries.subject_id and search_entries.recognised <> counted.recognised
        """, cancel);
}
