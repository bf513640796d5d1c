using System.ComponentModel;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Vocabularies;

public sealed record TermWord(Characteristic Characteristic, Choice Choice);

/// <summary>A term that is not offered any more.</summary>
/// <param name="MergedInto">The slug of the one that it went into; null for what is only retired.</param>
public sealed record RetiredTerm(Characteristic Characteristic, Choice Choice, string? MergedInto);

public sealed record RegionWord(string Code, RegionKind Kind, string Name, string Slug, string? ParentCode);

/// <summary>A challenge as the report of 2020 knows it, whatever became of it since.</summary>
/// <param name="Code">Its name in the published figures.</param>
/// <param name="Name">The name under which figures were published.</param>
/// <param name="Slug">The page that tells of it now.</param>
/// <param name="IsMerged">Whether that page is of the challenge it went into.</param>
public sealed record ReportedChallenge(string Code, Label Name, string Category, string Slug, bool IsKey, bool IsMerged);

/// <summary>A challenge that is not offered any more.</summary>
/// <param name="MergedInto">The one that it went into; null for what is only retired.</param>
public sealed record RetiredChallenge(Choice Choice, string? MergedInto);

/// <summary>What a <see cref="Vocabulary"/> is made of, in the form in which it is kept.</summary>
[ImmutableObject(true)]
public sealed record VocabularyWords(
    IReadOnlyList<TermWord> Terms, IReadOnlyList<Choice> Challenges, IReadOnlyList<Choice> Categories, IReadOnlyList<Choice> Networks,
    IReadOnlyList<RegionWord> Regions, IReadOnlyList<string[]> Synonyms, IReadOnlyList<TermNote> Notes, IReadOnlyList<ChainOutline> Chains,
    IReadOnlyList<RetiredTerm> RetiredTerms, IReadOnlyList<RetiredChallenge> RetiredChallenges, IReadOnlyList<ReportedChallenge> Reported)
{
    public static async Task<VocabularyWords> ReadAsync(PlatformDb db, CancellationToken cancel)
    {
        var terms = await db.Terms.AsNoTracking()
            .OrderBy(term => term.Position).ThenBy(term => term.Id)
            .Select(term => new
            {
                term.Characteristic,
                term.Slug,
                term.Name,
                term.SectorSlug,
                term.IsRetired,
                MergedInto = term.IsMerged ? db.TermMappings.Where(mapping => mapping.From.Id == term.Id).Select(mapping => mapping.To.Slug).FirstOrDefault() : null,
            })
            .ToListAsync(cancel);
        var challenges = await db.Challenges.AsNoTracking()
            .OrderBy(challenge => challenge.Category.Position).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
            .Select(challenge => new
            {
                challenge.Id,
                challenge.Slug,
                challenge.Code,
                challenge.Version,
                challenge.Name,
                challenge.ShortName,
                challenge.CategorySlug,
                challenge.IsKey,
                challenge.IsRetired,
                challenge.IsMerged,
                challenge.SuccessorId,
            })
            .ToListAsync(cancel);
        var pages = challenges.ToDictionary(challenge => challenge.Id, challenge => challenge.Slug);
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
            [.. terms.Where(term => !term.IsRetired).Select(term => new TermWord(term.Characteristic, new Choice(term.Slug, term.Name, term.SectorSlug)))],
            [.. challenges.Where(challenge => !challenge.IsRetired).Select(challenge => new Choice(challenge.Slug, challenge.ShortName, challenge.CategorySlug) { Code = challenge.Code })],
            [.. categories.Select(category => new Choice(category.Slug, category.Name))],
            [.. networks.Select(network => new Choice(network.Slug, new(network.ShortName, network.ShortName)))],
            regions,
            await db.SynonymGroups.AsNoTracking().Where(group => !group.IsOff).OrderBy(group => group.Id).Select(group => group.Words).ToListAsync(cancel),
            await db.GlossaryTerms.AsNotes().ToListAsync(cancel),
            await db.Chains.AsOutlines().ToListAsync(cancel),
            [.. terms.Where(term => term.IsRetired).Select(term => new RetiredTerm(term.Characteristic, new Choice(term.Slug, term.Name, term.SectorSlug), term.MergedInto))],
            [.. challenges.Where(challenge => challenge.IsRetired).Select(challenge => new RetiredChallenge(
                new Choice(challenge.Slug, challenge.ShortName, challenge.CategorySlug) { Code = challenge.Code }, challenge.IsMerged ? pages[challenge.SuccessorId!.Value] : null))],
            [
                .. challenges.Where(challenge => challenge.Version == Challenge.FirstVersion).Select(challenge => new ReportedChallenge(
                    challenge.Code, challenge.Slug == challenge.Code ? challenge.ShortName : challenge.Name, challenge.CategorySlug,
                    challenge.IsMerged ? pages[challenge.SuccessorId!.Value] : challenge.Slug, challenge.IsKey, challenge.IsMerged)),
            ]);
    }
}
