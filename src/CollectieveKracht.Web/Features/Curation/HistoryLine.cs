using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>Something that was done to a thing that moderators and administrators keep in order; for the partial <c>_History</c>.</summary>
/// <param name="Who">Null when the platform itself did it.</param>
public sealed record HistoryLine(DateTimeOffset At, string Act, string? Who, string? Before, string? After, string? Why)
{
    private const int Long = 250;

    /// <summary>Whether what it says is better folded away.</summary>
    public bool IsLong => Before?.Length > Long || After?.Length > Long;
}

public static class Histories
{
    private const int Shown = 50;

    /// <summary>The latest that happened to a thing, the newest first.</summary>
    public static async Task<IReadOnlyList<HistoryLine>> HistoryOfAsync(this PlatformDb db, string subject, Guid id, CancellationToken cancel) => await (
        from entry in db.AuditEntries
        where entry.Subject == subject && entry.SubjectId == id
        join account in db.Accounts on entry.ActorId equals account.Id into actors
        from actor in actors.DefaultIfEmpty()
        orderby entry.Id descending
        select new HistoryLine(entry.At, subject + "-" + entry.Act, actor == null ? null : actor.Name, entry.Before, entry.After, entry.Why))
        .Take(Shown).ToListAsync(cancel);
}
