using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>What moderators do with what others send in.</summary>
public static class ModerationFeature
{
    public static void AddModeration(this IServiceCollection services)
    {
        services.AddScoped<Submissions>();
        services.AddScoped<Deciding>();
        services.AddPersonalData(new("moderatorNotes", [typeof(ModeratorNote)], async (db, id, cancel) => await db.ModeratorNotes
            .Where(note => note.By == id).OrderBy(note => note.Id).Select(note => new { note.Text, note.At }).ToListAsync(cancel)));
        services.AddPersonalData(new("moderatorRemit", [typeof(ModeratorRemit)], async (db, id, cancel) => await db.ModeratorRemits
            .Where(remit => remit.AccountId == id).Select(remit => new { remit.Sectors, remit.Regions }).ToListAsync(cancel))
        {
            EraseAsync = async (db, id, cancel) => await db.ModeratorRemits.Where(remit => remit.AccountId == id).ExecuteDeleteAsync(cancel),
        });
    }
}
