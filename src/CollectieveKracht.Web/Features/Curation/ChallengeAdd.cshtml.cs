using System.Globalization;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>A challenge that the tree does not have yet. It belongs to the version of the tree of this year: no earlier figure counts it.</summary>
[Authorize(Policies.Curator)]
public sealed class ChallengeAddModel(
    PlatformDb db, CurrentViewer current, CuratedChallenges curated, VocabularyCache vocabularies, TimeProvider clock, IStringLocalizer<CurationText> texts, IStringLocalizer<RuleText> rules)
    : CurationPage(current, rules)
{
    [BindProperty(SupportsGet = true, Name = "groep")]
    public string? Category { get; set; }

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "naamEngels")]
    public string? NameEn { get; set; }

    public ChallengeForm Form { get; private set; } = new();

    public IReadOnlyList<Choice> Categories { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Categories = (await vocabularies.ReadAsync(cancel)).Categories;

    public async Task<IActionResult> OnPostAsync([FromForm] ChallengeForm form, CancellationToken cancel)
    {
        (Form, Categories) = (form, (await vocabularies.ReadAsync(cancel)).Categories);
        var category = await db.ChallengeCategories.SingleOrDefaultAsync(known => known.Slug == Category, cancel);
        if (category is null) ModelState.AddModelError("groep", texts["CategoryMissing"]);
        var reason = ReadReason();
        ChallengeWording? wording = null;
        if (!Try(ChallengeForm.FieldOfRule, () => wording = form.Read(ChallengeForm.ReadName(Name, NameEn))) || category is null || reason is null) return Page();

        var slug = await curated.SlugForAsync(wording!.Name.Nl, null, cancel);
        var position = await db.Challenges.Where(known => known.CategorySlug == category.Slug).MaxAsync(known => (int?)known.Position, cancel) + 1 ?? 0;
        var version = Dates.Day(clock.GetUtcNow()).Year.ToString(CultureInfo.InvariantCulture);
        if (!Try(ChallengeForm.FieldOfRule, () => db.Add(Domain.Challenges.Challenge.Add(slug, wording, category, position, version, Me, reason)))) return Page();

        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content($"~/beheer/uitdagingen/{slug}?gedaan=toegevoegd"));
    }
}
