using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>What moderators do with what others send in.</summary>
public static class ModerationFeature
{
    private static readonly TimeSpan FlagsKept = TimeSpan.FromDays(365);

    public static void AddModeration(this IServiceCollection services)
    {
        services.AddScoped<Submissions>();
        services.AddScoped<Deciding>();
        services.AddTerm("reports of readers, once decided", FlagsKept, (db, before, cancel) => db.FlaggedArticles.Where(flagged => flagged.DecidedAt < before).ExecuteDeleteAsync(cancel));
        services.AddPersonalData(new("moderatorNotes", [typeof(ModeratorNote)], async (db, id, cancel) => await db.ModeratorNotes
            .Where(note => note.By == id).OrderBy(note => note.Id).Select(note => new { note.Text, note.At }).ToListAsync(cancel)));
        services.AddPersonalData(new("moderatorRemit", [typeof(ModeratorRemit)], async (db, id, cancel) => await db.ModeratorRemits
            .Where(remit => remit.AccountId == id).Select(remit => new { remit.Sectors, remit.Regions }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.ModeratorRemits.Where(remit => remit.AccountId == id).ExecuteDeleteAsync(cancel),
        });
        services.AddPersonalData(new("flags", [typeof(FlaggedArticle)], async (db, id, cancel) => (await db.FlaggedArticles.AsNoTracking()
            .Where(flagged => flagged.Flags.Any(flag => flag.By == id)).OrderBy(flagged => flagged.Id).ToListAsync(cancel))
            .SelectMany(flagged => flagged.Flags.Where(flag => flag.By == id)).Select(flag => new { flag.Ground, flag.Explanation, flag.At }))
        {
            EraseAsync = async (db, id, cancel) =>
            {
                foreach (var flagged in await db.FlaggedArticles.Where(known => known.Flags.Any(flag => flag.By == id)).ToListAsync(cancel)) flagged.Forget(id);
            },
        });
    }
}
