using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>A page on which the terms of one characteristic are kept.</summary>
public abstract class TermPage(CurrentViewer current, CuratedTerms curated, IStringLocalizer<RuleText> rules)
    : CurationPage(current, rules)
{
    /// <summary>The field at which a rule that refuses is told.</summary>
    protected static readonly IReadOnlyDictionary<string, string> FieldOfRule = new Dictionary<string, string>
    {
        ["term.name"] = "naam",
        ["term.name-taken"] = "naam",
        ["term.sector"] = "sector",
        ["term.place"] = "na",
        ["term.last"] = "reden-stop",
    };

    protected CuratedTerms Curated => curated;

    /// <summary>The characteristic, as its address names it.</summary>
    public string CharacteristicName => (string)RouteData.Values["kenmerk"]!;

    /// <summary>Null when there is none of that name.</summary>
    public Characteristic? Characteristic => CharacteristicSlug.Find(CharacteristicName);

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "naamEngels")]
    public string? NameEn { get; set; }

    /// <summary>The name in both languages as it was typed; null, with a message at its field, when one is missing.</summary>
    protected Label? ReadName()
    {
        if (!string.IsNullOrWhiteSpace(Name) && !string.IsNullOrWhiteSpace(NameEn)) return new(Name.Trim(), NameEn.Trim());

        Refuse("naam", "term.name");
        return null;
    }

    /// <summary>To the page of a term, which says what was done.</summary>
    protected LocalRedirectResult LeadTo(string slug, string what) => LocalRedirect(Url.Content($"~/beheer/kenmerken/{CharacteristicName}/{slug}?gedaan={what}"));
}
