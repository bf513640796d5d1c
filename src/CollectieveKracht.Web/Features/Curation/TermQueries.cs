using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>A term as it is kept, with how much has it.</summary>
/// <param name="Into">The one that it went into; null for what stands by itself.</param>
public sealed record CuratedTerm(Term Term, Term? Into, int Collectives, int Articles);

public static class CuratedTermQueries
{
    /// <summary>The terms of a characteristic in their order; what is retired stands last.</summary>
    public static async Task<IReadOnlyList<CuratedTerm>> CuratedTermsAsync(this PlatformDb db, Characteristic characteristic, CancellationToken cancel)
    {
        var terms = await db.Terms.AsNoTracking().Where(term => term.Characteristic == characteristic)
            .OrderBy(term => term.IsRetired).ThenBy(term => term.Position).ThenBy(term => term.Id).ToListAsync(cancel);
        var into = await db.TermMappings.Where(mapping => mapping.From.Characteristic == characteristic && mapping.From.IsMerged)
            .Select(mapping => new { From = mapping.From.Id, To = mapping.To.Id }).ToDictionaryAsync(mapping => mapping.From, mapping => mapping.To, cancel);
        var collectives = await CountAsync(db.Collectives.TermsOf(characteristic), cancel);
        var articles = await CountAsync(db.Articles.TermsOf(characteristic), cancel);
        return
        [
            .. terms.Select(term => new CuratedTerm(
                term, into.TryGetValue(term.Id, out var other) ? terms.Find(known => known.Id == other) : null,
                collectives.GetValueOrDefault(term.Id), articles.GetValueOrDefault(term.Id))),
        ];
    }

    /// <summary>The collectives that have a term.</summary>
    public static IQueryable<Collective> With(this IQueryable<Collective> collectives, Term term) => term.Characteristic switch
    {
        Characteristic.Sector => collectives.Where(collective => collective.Sector.Id == term.Id),
        Characteristic.ActivityField => collectives.Where(collective => collective.Activities.Any(has => has.Id == term.Id)),
        Characteristic.LegalForm => collectives.Where(collective => collective.LegalForm.Id == term.Id),
        Characteristic.WorkingArea => collectives.Where(collective => collective.WorkingArea.Id == term.Id),
        Characteristic.SizeClass => collectives.Where(collective => collective.SizeClass!.Id == term.Id),
        Characteristic.TargetGroup => collectives.Where(collective => collective.TargetGroups.Any(has => has.Id == term.Id)),
        Characteristic.MembershipCondition => collectives.Where(collective => collective.MembershipConditions.Any(has => has.Id == term.Id)),
        Characteristic.GovernmentRelation => collectives.Where(collective => collective.GovernmentRelation!.Id == term.Id),
        Characteristic.Phase => collectives.Where(collective => collective.Phase!.Id == term.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    /// <summary>The articles that have a term.</summary>
    public static IQueryable<Article> With(this IQueryable<Article> articles, Term term) => articles.Where(article =>
        article.Phase!.Id == term.Id || article.LegalForms.Any(has => has.Id == term.Id) || article.WorkingAreas.Any(has => has.Id == term.Id)
        || article.TargetGroups.Any(has => has.Id == term.Id));

    private static IQueryable<int> TermsOf(this IQueryable<Collective> collectives, Characteristic characteristic) => characteristic switch
    {
        Characteristic.Sector => collectives.Select(collective => collective.Sector.Id),
        Characteristic.ActivityField => collectives.SelectMany(collective => collective.Activities.Select(term => term.Id)),
        Characteristic.LegalForm => collectives.Select(collective => collective.LegalForm.Id),
        Characteristic.WorkingArea => collectives.Select(collective => collective.WorkingArea.Id),
        Characteristic.SizeClass => collectives.Where(collective => collective.SizeClass != null).Select(collective => collective.SizeClass!.Id),
        Characteristic.TargetGroup => collectives.SelectMany(collective => collective.TargetGroups.Select(term => term.Id)),
        Characteristic.MembershipCondition => collectives.SelectMany(collective => collective.MembershipConditions.Select(term => term.Id)),
        Characteristic.GovernmentRelation => collectives.Where(collective => collective.GovernmentRelation != null).Select(collective => collective.GovernmentRelation!.Id),
        Characteristic.Phase => collectives.Where(collective => collective.Phase != null).Select(collective => collective.Phase!.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(characteristic)),
    };

    private static IQueryable<int>? TermsOf(this IQueryable<Article> articles, Characteristic characteristic) => characteristic switch
    {
        Characteristic.Sector => articles.SelectMany(article => article.Sectors.Select(term => term.Id)),
        Characteristic.LegalForm => articles.SelectMany(article => article.LegalForms.Select(term => term.Id)),
        Characteristic.WorkingArea => articles.SelectMany(article => article.WorkingAreas.Select(term => term.Id)),
        Characteristic.SizeClass => articles.SelectMany(article => article.SizeClasses.Select(term => term.Id)),
        Characteristic.TargetGroup => articles.SelectMany(article => article.TargetGroups.Select(term => term.Id)),
        Characteristic.Phase => articles.Where(article => article.Phase != null).Select(article => article.Phase!.Id),
        // Nothing that articles say.
        _ => null,
    };

    private static async Task<Dictionary<int, int>> CountAsync(IQueryable<int>? terms, CancellationToken cancel) => terms is null ? [] :
        await terms.GroupBy(term => term).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancel);
}
