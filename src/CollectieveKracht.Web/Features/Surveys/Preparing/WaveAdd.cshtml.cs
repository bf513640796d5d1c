using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Curation;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>A new wave, which begins with the questions of the report.</summary>
[Authorize(Policies.Administrator)]
public sealed class WaveAddModel(PlatformDb db, CurrentViewer current, TimeProvider clock, IStringLocalizer<RuleText> rules) : CurationPage(current, rules)
{
    // Pages of ours at such addresses.
    private static readonly string[] Taken = ["nieuw"];

    private static readonly Dictionary<string, string> FieldOfRule = new()
    {
        ["label.both-languages"] = "naam",
        ["survey.name"] = "naam",
        ["survey.year"] = "jaar",
        ["address.invalid"] = "adres",
    };

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "naamEngels")]
    public string? NameEn { get; set; }

    [BindProperty(Name = "jaar")]
    public int? Year { get; set; }

    /// <summary>Its name in addresses; empty takes it from the name.</summary>
    [BindProperty(Name = "adres")]
    public string? Address { get; set; }

    [BindProperty(Name = "versie")]
    public string? Version { get; set; }

    public IReadOnlyList<string> Versions { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Versions = await db.ListVersionsAsync(HttpContext.RequestAborted);
        await next();
    }

    public void OnGet() => (Year, Version) = (Dates.Day(clock.GetUtcNow()).Year, Versions[0]);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Versions.Contains(Version)) Refuse("versie", "survey.version");
        var used = db.Waves.Select(wave => wave.Slug);
        var typed = Address?.Trim() is { Length: > 0 } address ? address : null;
        var slug = typed ?? await db.FreeSlugAsync(used, "/peiling/", Taken, Slug.From(Name ?? "") is { Length: > 0 } made ? made : "peiling", cancel);
        if (typed is not null && (Taken.Contains(typed) || await used.ContainsAsync(typed, cancel))) Refuse("adres", "survey.address-taken");
        Wave? wave = null;
        Try(FieldOfRule, () => wave = Wave.Prepare(slug, new Label(Name?.Trim() ?? "", NameEn?.Trim() ?? ""), Year ?? 0, Version ?? "", Me));
        if (!ModelState.IsValid) return Page();

        await db.AskStandardQuestionsAsync(wave!, Me, cancel);
        db.Add(wave!);
        await db.SaveOrRefuseAsync(cancel);
        return LocalRedirect(Url.Content($"~/beheer/peilingen/{wave!.Slug}?gedaan=gemaakt"));
    }
}
