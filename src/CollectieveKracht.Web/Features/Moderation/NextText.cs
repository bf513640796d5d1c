using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation;

public static class NextText
{
    /// <summary>Others may take the same ones at the same moment.</summary>
    private const int Tries = 10;

    /// <summary>Takes up the first text that is free; null when there is none.</summary>
    /// <param name="rows">The queue as it was read a moment ago.</param>
    /// <param name="skip">What was skipped: what comes after it is first, and it comes last.</param>
    public static async Task<RevisionId?> TakeNextAsync(this PlatformDb db, Deciding deciding, Reviewer reviewer, IReadOnlyList<QueueRow> rows, Guid? skip, CancellationToken cancel)
    {
        var texts = rows.Where(row => row.IsText).ToList();
        var at = skip is { } skipped ? texts.FindIndex(row => row.Id == skipped) : -1;
        var inTurn = texts.Skip(at + 1).Concat(texts.Take(Math.Max(at, 0))).Where(row => row.Busy is null || row.IsMine).Take(Tries);
        foreach (var row in inTurn)
        {
            try
            {
                await deciding.TakeUpAsync(RevisionId.From(row.Id), reviewer, cancel);
                return RevisionId.From(row.Id);
            }
            catch (RuleException)
            {
                // Someone else was quicker: the next one then.
                db.ChangeTracker.Clear();
            }
        }

        return null;
    }
}
