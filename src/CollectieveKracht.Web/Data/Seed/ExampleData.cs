using CollectieveKracht.Domain.Conversation;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data.Seed;

/// <summary>
/// Made-up collectives, questions and answers for development, each marked "voorbeeld" wherever it is shown. Loaded once;
/// removed for good with one command.
/// </summary>
public sealed class ExampleData(PlatformDb db, ExampleGenerator generator, WaveCounting counting)
{
    private const string Loaded = "examples";

    /// <returns>How many collectives and questions were added; 0 when they were loaded before, also if since removed.</returns>
    public async Task<int> LoadAsync(CancellationToken cancel)
    {
        if (await db.SeededItems.AnyAsync(item => item.Key == Loaded, cancel)) return 0;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await RecognisedCounts.CountLaterAsync(db, cancel);
        db.Add(new SeededItem(Loaded));
        var added = await generator.AddToAsync(db, cancel);
        await db.SaveChangesAsync(cancel);
        await RecognisedCounts.RefreshAsync(db, cancel);
        await transaction.CommitAsync(cancel);
        foreach (var wave in await db.Waves.Where(wave => wave.IsExample).Select(wave => wave.Slug).ToListAsync(cancel)) await counting.CountAsync(wave, cancel);
        return added;
    }

    public async Task<int> RemoveAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await RecognisedCounts.CountLaterAsync(db, cancel);
        var removed = await db.Set<Question>().Where(question => question.IsExample).ExecuteDeleteAsync(cancel);
        await db.AnswerSets.Where(set => db.Waves.Any(wave => wave.Slug == set.WaveSlug && wave.IsExample) || db.Collectives.Any(collective => collective.Id == set.CollectiveId && collective.IsExample)).ExecuteDeleteAsync(cancel);
        removed += await db.Waves.Where(wave => wave.IsExample).ExecuteDeleteAsync(cancel);
        removed += await db.Collectives.Where(collective => collective.IsExample).ExecuteDeleteAsync(cancel);
        removed += await db.People.Where(person => person.IsExample).ExecuteDeleteAsync(cancel);
        await db.SearchEntries.Where(entry => entry.IsExample).ExecuteDeleteAsync(cancel);
        await RecognisedCounts.RefreshAsync(db, cancel);
        await transaction.CommitAsync(cancel);
        return removed;
    }
}
