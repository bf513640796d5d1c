using CollectieveKracht.Domain.Collectives;
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

    /// <summary>Those that a list or search finds.</summary>
    public static IQueryable<Collective> In(this IQueryable<Collective> collectives, IQueryable<SearchEntry> found) =>
        collectives.Join(found, collective => collective.Slug, entry => entry.Slug, (collective, _) => collective);

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
            .Select(here => new Located(
                here.Key.Code, here.Key.Slug, here.Key.Name, here.Key.Sector, here.Count(), here.Count(collective => collective.IsExample)))
            .ToListAsync(cancel);

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
