using System.Globalization;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>A term that a characteristic does not have yet. It belongs to the version of the list of this year: no earlier figure counts it.</summary>
[Authorize(Policies.Administrator)]
public sealed class TermAddModel(PlatformDb db, CurrentViewer current, CuratedTerms curated, VocabularyCache vocabularies, TimeProvider clock, IStringLocalizer<RuleText> rules)
    : TermPage(current, curated, rules)
{
    /// <summary>Of a field of activity: the sector it is clustered into.</summary>
    [BindProperty(Name = "sector")]
    public string? Sector { get; set; }

    [BindProperty(Name = "voedsel")]
    public bool IsFood { get; set; }

    [BindProperty(Name = "geld")]
    public bool IsFinancial { get; set; }

    [BindProperty(Name = "specifiek")]
    public bool IsSpecificGroup { get; set; }

    /// <summary>The sectors that fields of activity are clustered into.</summary>
    public IReadOnlyList<Choice> Sectors { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Characteristic is not { } characteristic || !Term.IsOpen(characteristic))
        {
            context.Result = NotFound();
            return;
        }

        Sectors =
        [
            .. (await vocabularies.ReadAsync(HttpContext.RequestAborted)).Of(FacetDimension.Sector)
                .Where(sector => sector.Slug is not (SectorRule.Multifunctional or SectorRule.FoodAndSocial)),
        ];
        await next();
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (name, reason) = (ReadName(), ReadReason());
        var sector = await db.Terms.SingleOrDefaultAsync(term => term.Characteristic == Domain.Collectives.Characteristic.Sector && term.Slug == Sector, cancel);
        if (Characteristic == Domain.Collectives.Characteristic.ActivityField && sector is null) Refuse("sector", "term.sector");
        if (name is null || reason is null || !ModelState.IsValid) return Page();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var list = await Curated.HoldAsync(Characteristic!.Value, cancel);
        var slug = await Curated.SlugForAsync(Characteristic.Value, name.Nl, cancel);
        var version = Dates.Day(clock.GetUtcNow()).Year.ToString(CultureInfo.InvariantCulture);
        var facts = new TermFacts(sector, IsFood, IsFinancial, IsSpecificGroup);
        if (!Try(FieldOfRule, () => db.Add(Term.Add(Characteristic.Value, slug, name, facts, list, version, Me, reason)))) return Page();

        await db.SaveOrRefuseAsync(cancel);
        await transaction.CommitAsync(cancel);
        return LeadTo(slug, "toegevoegd");
    }
}
