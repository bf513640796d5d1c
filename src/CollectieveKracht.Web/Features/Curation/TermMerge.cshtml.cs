using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>Two terms of one characteristic side by side, to make them one. Without two, they are chosen first.</summary>
[Authorize(Policies.Administrator)]
// All that has the one is made to have the other.
[DisableRequestTimeout]
public sealed class TermMergeModel(PlatformDb db, CurrentViewer current, CuratedTerms curated, IStringLocalizer<RuleText> rules)
    : TermPage(current, curated, rules)
{
    /// <summary>The one that stays, by its slug.</summary>
    [BindProperty(SupportsGet = true, Name = "blijft")]
    public string? SurvivorSlug { get; set; }

    [BindProperty(SupportsGet = true, Name = "ander")]
    public string? OtherSlug { get; set; }

    public IReadOnlyList<CuratedTerm> Choices { get; private set; } = [];

    /// <summary>Null while two are not chosen.</summary>
    public CuratedTerm? Survivor { get; private set; }

    public CuratedTerm? Other { get; private set; }

    /// <summary>How many collectives have both: each counts once from then on.</summary>
    public int HaveBoth { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Characteristic is not { } characteristic || !Term.IsOpen(characteristic)) return NotFound();

        var terms = await db.CuratedTermsAsync(characteristic, cancel);
        Choices = [.. terms.Where(kept => !kept.Term.IsMerged && !kept.Term.IsFoundation)];
        if (string.IsNullOrEmpty(SurvivorSlug) || string.IsNullOrEmpty(OtherSlug)) return Page();
        return await FindAsync(terms, cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Characteristic is not { } characteristic || !Term.IsOpen(characteristic)) return NotFound();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var list = await Curated.HoldAsync(characteristic, cancel);
        if (await FindAsync(await db.CuratedTermsAsync(characteristic, cancel), cancel) is { } elsewhere) return elsewhere;

        var reason = ReadReason();
        HasChanged = Seen != SeenNow;
        Seen = SeenNow;
        ModelState.Remove("gezien");
        if (reason is null || HasChanged) return Page();

        await Curated.MergeAsync(list.Single(term => term.Id == Survivor!.Term.Id), list.Single(term => term.Id == Other!.Term.Id), Me, reason, cancel);
        await transaction.CommitAsync(cancel);
        return Merged();
    }

    private string SeenNow => NameOf(new[] { Survivor!, Other! }.Select(kept => $"{kept.Term.Name.Nl}/{kept.Term.Name.En}/{kept.Term.IsRetired}/{kept.Collectives}/{kept.Articles}"));

    /// <summary>Finds both. Whoever sends the form twice, or second, is led to what was done.</summary>
    private async Task<IActionResult?> FindAsync(IReadOnlyList<CuratedTerm> terms, CancellationToken cancel)
    {
        var (survivor, other) = (terms.FirstOrDefault(kept => kept.Term.Slug == SurvivorSlug), terms.FirstOrDefault(kept => kept.Term.Slug == OtherSlug));
        if (survivor is null || other is null) return NotFound();
        if (other.Into == survivor.Term) return Merged();

        survivor.Term.RequireMergeable(other.Term);
        (Survivor, Other) = (survivor, other);
        HaveBoth = await db.Collectives.With(survivor.Term).With(other.Term).CountAsync(cancel);
        Seen ??= SeenNow;
        return null;
    }

    private LocalRedirectResult Merged() => LeadTo(SurvivorSlug!, "samen");
}
