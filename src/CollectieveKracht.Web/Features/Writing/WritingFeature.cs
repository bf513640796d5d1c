using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Features.Accounts.OwnData;
using CollectieveKracht.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>What people are writing: how it is kept, given along and removed.</summary>
public static class WritingFeature
{
    public static void AddWriting(this IServiceCollection services)
    {
        services.AddScoped<Submitting>();
        services.AddTerm("texts in the bin, after they were thrown away", Manuscript.KeptInBin, (db, before, cancel) =>
            db.Manuscripts.Where(manuscript => manuscript.DiscardedAt < before).ExecuteDeleteAsync(cancel));
        services.AddPersonalData(new("manuscripts", [typeof(Manuscript)], async (db, id, cancel) => (await db.Manuscripts.AsNoTracking()
            .Where(manuscript => manuscript.AuthorId == id).OrderBy(manuscript => manuscript.Id).ToListAsync(cancel))
            .Select(manuscript => new { manuscript.Text, manuscript.Placement.Kind, manuscript.WrittenAt, manuscript.DiscardedAt }))
        {
            // Nobody else saw them.
            EraseAsync = async (db, id, cancel) =>
            {
                await db.Manuscripts.Where(manuscript => manuscript.AuthorId == id).ExecuteDeleteAsync(cancel);
            },
        });
    }
}
