using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Knowledge;

public static class PlacedTermsQueries
{
    private static readonly Characteristic[] Placing = [Characteristic.Sector, Characteristic.LegalForm, Characteristic.Phase];

    /// <summary>What a placement names, to publish it. What is not there any more is left out.</summary>
    public static async Task<PlacedTerms> FindPlacedAsync(this PlatformDb db, Placement placement, CancellationToken cancel)
    {
        var (challenges, regions) = (placement.Challenges.ToArray(), placement.Regions.ToArray());
        var terms = await db.Terms.Where(term => Placing.Contains(term.Characteristic)).OrderBy(term => term.Id).ToListAsync(cancel);
        return new(
            await db.Challenges.Where(challenge => challenges.Contains(challenge.Slug)).OrderBy(challenge => challenge.Id).ToListAsync(cancel),
            await db.Regions.Where(region => regions.Contains(region.Slug) && region.ValidTo == null).OrderBy(region => region.Code).ToListAsync(cancel),
            [.. terms.Where(IsNamed)],
            await db.Articles.Where(article => article.Id == placement.TranslationOf).Select(article => (int?)article.PublishedRevision!.Number).SingleOrDefaultAsync(cancel));

        bool IsNamed(Term term) => term.Characteristic switch
        {
            Characteristic.Sector => placement.Sectors.Contains(term.Slug),
            Characteristic.LegalForm => placement.LegalForms.Contains(term.Slug),
            _ => placement.Phase == term.Slug,
        };
    }
}
