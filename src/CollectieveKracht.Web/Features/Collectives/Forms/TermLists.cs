using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Forms;

/// <summary>What can be chosen in the forms of a profile, as the things that a collective refers to.</summary>
public sealed class TermLists
{
    private readonly ILookup<Characteristic, Term> _terms;
    private readonly Dictionary<Term, Term> _successors;
    private readonly PlatformDb _db;

    private TermLists(PlatformDb db, IEnumerable<Term> terms, IEnumerable<TermMapping> merged)
    {
        (_db, _terms) = (db, terms.ToLookup(term => term.Characteristic));
        _successors = merged.ToDictionary(mapping => mapping.From, mapping => mapping.To);
    }

    public static async Task<TermLists> ReadAsync(PlatformDb db, CancellationToken cancel) => new(
        db, await db.Terms.OrderBy(term => term.Position).ToListAsync(cancel),
        await db.TermMappings.Include(mapping => mapping.From).Include(mapping => mapping.To).Where(mapping => mapping.From.IsMerged).ToListAsync(cancel));

    public IReadOnlyList<Term> All(Characteristic characteristic) => [.. _terms[characteristic]];

    /// <summary>The term of that name, or the one that it went into since a form was opened.</summary>
    public Term? Find(Characteristic characteristic, string? slug) =>
        _terms[characteristic].FirstOrDefault(term => term.Slug == slug) is { } found ? _successors.GetValueOrDefault(found, found) : null;

    public IReadOnlyList<Term> Those(Characteristic characteristic, IReadOnlyCollection<string> slugs) =>
        [.. slugs.Select(slug => Find(characteristic, slug)).OfType<Term>().Distinct().OrderBy(term => term.Position)];

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
