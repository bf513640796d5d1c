using System.ComponentModel;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Vocabularies;

public sealed record TermWord(Characteristic Characteristic, Choice Choice);

public sealed record RegionWord(string Code, RegionKind Kind, string Name, string Slug, string? ParentCode);

/// <summary>What a <see cref="Vocabulary"/> is made of, in the form in which it is kept.</summary>
[ImmutableObject(true)]
public sealed record VocabularyWords(
    IReadOnlyList<TermWord> Terms, IReadOnlyList<Choice> Challenges, IReadOnlyList<Choice> Categories, IReadOnlyList<Choice> Networks,
    IReadOnlyList<RegionWord> Regions, IReadOnlyList<string[]> Synonyms, IReadOnlyList<TermNote> Notes, IReadOnlyList<ChainOutline> Chains)
{
    public static async Task<VocabularyWords> ReadAsync(PlatformDb db, CancellationToken cancel)
    {
        var terms = await db.Terms.AsNoTracking()
            .Where(term => !term.IsRetired)
            .OrderBy(term => term.Position).ThenBy(term => term.Id)
            .Select(term => new { term.Characteristic, term.Slug, term.Name, term.SectorSlug })
            .ToListAsync(cancel);
        var challenges = await db.Challenges.AsNoTracking()
            .Where(challenge => !challenge.IsRetired)
            .OrderBy(challenge => challenge.Category.Position).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
            .Select(challenge => new { challenge.Slug, challenge.ShortName, challenge.CategorySlug })
            .ToListAsync(cancel);
        var categories = await db.ChallengeCategories.AsNoTracking()
            .OrderBy(category => category.Position).ThenBy(category => category.Slug)
            .Select(category => new { category.Slug, category.Name })
            .ToListAsync(cancel);
        var networks = await db.Networks.AsNoTracking()
            .OrderBy(network => network.ShortName).ThenBy(network => network.Slug)
            .Select(network => new { network.Slug, network.ShortName })
            .ToListAsync(cancel);
        var regions = await db.Regions.AsNoTracking()
            .Where(region => region.ValidTo == null)
            .Select(region => new RegionWord(region.Code, region.Kind, region.Name, region.Slug, region.ParentCode))
            .ToListAsync(cancel);
        return new VocabularyWords(
            [.. terms.Select(term => new TermWord(term.Characteristic, new Choice(term.Slug, term.Name, term.SectorSlug)))],
            [.. challenges.Select(challenge => new Choice(challenge.Slug, challenge.ShortName, challenge.CategorySlug))],
            [.. categories.Select(category => new Choice(category.Slug, category.Name))],
            [.. networks.Select(network => new Choice(network.Slug, new(network.ShortName, network.ShortName)))],
            regions,
            await db.SynonymGroups.AsNoTracking().Where(group => !group.IsOff).OrderBy(group => group.Id).Select(group => group.Words).ToListAsync(cancel),
            await db.GlossaryTerms.AsNotes().ToListAsync(cancel),
            await db.Chains.AsOutlines().ToListAsync(cancel));
    }
}
