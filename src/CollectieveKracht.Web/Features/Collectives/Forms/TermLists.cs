using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Forms;

/// <summary>What can be chosen in the forms of a profile, as the things that a collective refers to.</summary>
public sealed class TermLists
{
    private readonly ILookup<Characteristic, Term> _terms;
    private readonly PlatformDb _db;

    private TermLists(PlatformDb db, IEnumerable<Term> terms) => (_db, _terms) = (db, terms.ToLookup(term => term.Characteristic));

    public static async Task<TermLists> ReadAsync(PlatformDb db, CancellationToken cancel) =>
        new(db, await db.Terms.OrderBy(term => term.Position).ToListAsync(cancel));

    public IReadOnlyList<Term> All(Characteristic characteristic) => [.. _terms[characteristic]];

    public Term? Find(Characteristic characteristic, string? slug) => _terms[characteristic].FirstOrDefault(term => term.Slug == slug);

    public IReadOnlyList<Term> Those(Characteristic characteristic, IReadOnlyCollection<string> slugs) =>
        [.. _terms[characteristic].Where(term => slugs.Contains(term.Slug))];

    /// <summary>The municipality of that name, however it is capitalised; null when there is none now.</summary>
    public async Task<Region?> MunicipalityAsync(string? name, CancellationToken cancel)
    {
        if (name?.Trim() is not { Length: > 0 } wanted) return null;

        var now = await _db.Regions.Where(region => region.Kind == RegionKind.Municipality && region.ValidTo == null)
            .Select(region => new { region.Code, region.Name }).ToListAsync(cancel);
        return now.Find(region => region.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } found
            ? await _db.Regions.FindAsync([found.Code], cancel)
            : null;
    }
}
