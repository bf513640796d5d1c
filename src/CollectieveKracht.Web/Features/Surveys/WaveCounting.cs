using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys;

/// <summary>Counts what collectives answered into the figures of a wave, as far as <see cref="Counting"/> allows.</summary>
public sealed class WaveCounting(PlatformDb db, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>After answers or the stage of the wave were saved. Two at once count one after the other.</summary>
    /// <returns>How many respondents were counted anew.</returns>
    public async Task<int> CountAsync(string waveSlug, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from waves where slug = {waveSlug} for update", cancel);
        var stage = await db.Waves.Where(wave => wave.Slug == waveSlug).Select(wave => wave.Stage).SingleAsync(cancel);
        var changed = Changed(waveSlug);
        var counted = Counting.MayCount(stage, await changed.CountAsync(cancel));
        if (counted == 0) return 0;

        var sets = await changed.OrderBy(set => set.ChangedAt).ThenBy(set => set.Id).Select(set => set.Id).Take(counted).ToListAsync(cancel);
        foreach (var batch in sets.Chunk(BatchSize)) await CountAsync(batch, cancel);
        (await db.Waves.SingleAsync(wave => wave.Slug == waveSlug, cancel)).NoteCounted(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return counted;
    }

    private async Task CountAsync(AnswerSetId[] batch, CancellationToken cancel)
    {
        var known = await db.CountedAnswers.Where(counted => batch.Contains(counted.AnswerSetId)).ToDictionaryAsync(counted => counted.AnswerSetId, cancel);
        foreach (var set in await db.AnswerSets.AsNoTracking().Include(set => set.Answers).Where(set => batch.Contains(set.Id)).ToListAsync(cancel))
        {
            if (known.TryGetValue(set.Id, out var counted)) counted.Take(set);
            else db.Add(new CountedAnswers(set));
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private IQueryable<AnswerSet> Changed(string waveSlug) => db.AnswerSets.Where(set =>
        set.WaveSlug == waveSlug && set.SubmittedAt != null
        && !db.CountedAnswers.Any(counted => counted.AnswerSetId == set.Id && counted.ChangedAt == set.ChangedAt));
}
