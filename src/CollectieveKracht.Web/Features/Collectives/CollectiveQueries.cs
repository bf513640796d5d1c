using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Geography;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives;

public static class CollectiveQueries
{
    /// <summary>What the site shows: all but those in the archive.</summary>
    public static IQueryable<Collective> Listed(this IQueryable<Collective> collectives) =>
        collectives.AsNoTracking().Where(collective => collective.Standing != CollectiveStanding.Archived);

    /// <summary>How many lie where, for a map: one row per municipality and sector.</summary>
    public static async Task<IReadOnlyList<Located>> CountByPlaceAsync(this IQueryable<Collective> collectives, CancellationToken cancel) =>
        await collectives
            .GroupBy(collective => new
            {
                collective.Municipality.Code,
                collective.Municipality.Slug,
                collective.Municipality.Name,
                Sector = collective.Sector.Slug,
                collective.Sector.Position,
            })
            .OrderBy(here => here.Key.Code).ThenBy(here => here.Key.Position)
            .Select(here => new Located(here.Key.Code, here.Key.Slug, here.Key.Name, here.Key.Sector, here.Count()))
            .ToListAsync(cancel);
}
