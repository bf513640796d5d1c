using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>Two challenges side by side, to make them one. Without two, they are chosen first.</summary>
[Authorize(Policies.Curator)]
// All that names the one is made to name the other.
[DisableRequestTimeout]
public sealed class ChallengeMergeModel(PlatformDb db, CurrentViewer current, CuratedChallenges curated, VocabularyCache vocabularies, IStringLocalizer<RuleText> rules)
    : CurationPage(current, rules)
{
    /// <summary>The one that stays, by the last part of its address.</summary>
    [BindProperty(SupportsGet = true, Name = "blijft")]
    public string? SurvivorSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "ander")]
    public string? OtherSlug { get; set; }

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    /// <summary>Null while two are not chosen.</summary>
    public CuratedChallenge? Survivor { get; private set; }

    public CuratedChallenge? Other { get; private set; }

    /// <summary>How many collectives recognise both: each counts once from then on.</summary>
    public int RecogniseBoth { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Choices = (await vocabularies.ReadAsync(cancel)).Of(FacetDimension.Challenge);
        if (string.IsNullOrEmpty(SurvivorSlug) || string.IsNullOrEmpty(OtherSlug)) return Page();
        return await FindAsync(cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Slug.IsValid(SurvivorSlug) || !Slug.IsValid(OtherSlug)) return NotFound();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await curated.HoldAsync(SurvivorSlug!, OtherSlug!, cancel);
        if (await FindAsync(cancel) is { } elsewhere) return elsewhere;

        var reason = ReadReason();
        HasChanged = Seen != SeenNow;
        Seen = SeenNow;
        ModelState.Remove("gezien");
        if (reason is null || HasChanged) return Page();

        var both = await db.Challenges.Include(known => known.Category).Include(known => known.Related)
            .Where(known => known.Slug == SurvivorSlug || known.Slug == OtherSlug).ToDictionaryAsync(known => known.Slug, cancel);
        await curated.MergeAsync(both[SurvivorSlug!], both[OtherSlug!], Me, reason, cancel);
        await transaction.CommitAsync(cancel);
        return Merged(SurvivorSlug!);
    }

    private string SeenNow => NameOf($"{Survivor}", $"{Other}", $"{RecogniseBoth}");

    /// <summary>Reads both. Whoever sends the form twice, or second, is led to what was done.</summary>
    private async Task<IActionResult?> FindAsync(CancellationToken cancel)
    {
        if (!Slug.IsValid(SurvivorSlug) || !Slug.IsValid(OtherSlug)) return NotFound();

        var found = await db.Challenges.Where(known => known.Slug == SurvivorSlug || known.Slug == OtherSlug).AsCurated(db).ToListAsync(cancel);
        var (survivor, other) = (found.Find(known => known.Slug == SurvivorSlug), found.Find(known => known.Slug == OtherSlug));
        if (survivor is null || other is null) return NotFound();
        if (other.IsMerged && await db.Challenges.AnyAsync(known => known.Id == other.Id && known.SuccessorId == survivor.Id, cancel)) return Merged(survivor.Slug);

        RuleException.Unless(survivor.Id != other.Id, "challenge.merge-with-itself");
        RuleException.Unless(!survivor.IsRetired && !other.IsMerged, "challenge.retired");
        (Survivor, Other) = (survivor, other);
        RecogniseBoth = await db.Recognitions.CountAsync(
            one => one.ChallengeId == survivor.Id && db.Recognitions.Any(two => two.ChallengeId == other.Id && two.CollectiveId == one.CollectiveId), cancel);
        Seen ??= SeenNow;
        return null;
    }

    private LocalRedirectResult Merged(string slug) => LocalRedirect(Url.Content($"~/beheer/uitdagingen/{slug}?gedaan=samen"));
}
