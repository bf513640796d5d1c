using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Geography;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives;

/// <summary>What a list shows of a collective besides what the index holds.</summary>
/// <param name="Municipality">CBS code.</param>
public sealed record CollectiveFacts(
    string Slug, string LegalForm, int? Members, bool IsVerified, string Municipality, string[] Offered, string[] Sought);

/// <summary>A collective in a list.</summary>
public sealed record CollectiveRow(Hit Hit, CollectiveFacts Facts)
{
    /// <summary>Its id on the page, by which the map points at it.</summary>
    public string ItemId => $"collectief-{Hit.Slug}";
}

public static class CollectiveQueries
{
    /// <summary>What the site shows: all but those in the archive.</summary>
    public static IQueryable<Collective> Listed(this IQueryable<Collective> collectives) =>
        collectives.AsNoTracking().Where(collective => collective.Standing != CollectiveStanding.Archived);

    /// <summary>With all that they say of themselves, to change or compare it.</summary>
    public static IQueryable<Collective> WithProfile(this IQueryable<Collective> collectives) => collectives
        .Include(c => c.Municipality).Include(c => c.Sector).Include(c => c.MainActivity).Include(c => c.LegalForm).Include(c => c.WorkingArea)
        .Include(c => c.SizeClass).Include(c => c.GovernmentRelation).Include(c => c.Phase)
        .Include(c => c.Activities).Include(c => c.TargetGroups).Include(c => c.MembershipConditions).Include(c => c.Networks)
        .AsSplitQuery();

    /// <summary>Those that a list or search finds.</summary>
    /// <param name="found">Their numbers in the index.</param>
    public static IQueryable<Collective> In(this IQueryable<Collective> collectives, PlatformDb db, int[] found) => collectives.Join(
        db.SearchEntries.Where(entry => found.Contains(entry.Number)), collective => (Guid)(object)collective.Id, entry => entry.SubjectId, (collective, _) => collective);

    /// <summary>How many lie where, for a map: one row per municipality and sector.</summary>
    public static async Task<IReadOnlyList<Located>> CountByPlaceAsync(this IQueryable<Collective> collectives, PlatformDb db, CancellationToken cancel)
    {
        // Counted first, and named after: the index holds all that is counted, and a name for each collective would cost more than all else.
        var counted =
            from collective in collectives
            group collective by new
            {
                Municipality = EF.Property<string>(collective, CollectiveMapping.Municipality),
                Sector = EF.Property<int>(collective, CollectiveMapping.Sector),
            }
            into here
            select new { here.Key.Municipality, here.Key.Sector, Count = here.Count(), Examples = here.Count(collective => collective.IsExample) };
        return await (
            from here in counted
            join municipality in db.Regions on here.Municipality equals municipality.Code
            join sector in db.Terms on here.Sector equals sector.Id
            orderby municipality.Code, sector.Position
            select new Located(municipality.Code, municipality.Slug, municipality.Name, sector.Slug, here.Count, here.Examples))
            .ToListAsync(cancel);
    }

    /// <summary>The hits of a list as rows, in the order of the hits.</summary>
    public static async Task<IReadOnlyList<CollectiveRow>> AsRowsAsync(
        this IQueryable<Collective> collectives, IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        if (hits.Count == 0) return [];

        var slugs = hits.Select(hit => hit.Slug).ToArray();
        var facts = await collectives
            .Where(collective => slugs.Contains(collective.Slug))
            .Select(collective => new CollectiveFacts(
                collective.Slug, collective.LegalForm.Slug, collective.MemberCount, collective.Standing == CollectiveStanding.Verified,
                collective.Municipality.Code, collective.ExpertiseOffered, collective.ExpertiseSought))
            .ToDictionaryAsync(collective => collective.Slug, cancel);
        return [.. hits.Where(hit => facts.ContainsKey(hit.Slug)).Select(hit => new CollectiveRow(hit, facts[hit.Slug]))];
    }
}
