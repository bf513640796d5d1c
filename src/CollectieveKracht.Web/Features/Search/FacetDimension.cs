using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// Something that lists can be filtered by. Its name is the parameter in the address ("sector=energie") and the prefix
/// of the facets in the index ("sector:energie").
/// </summary>
/// <param name="Name">Name in addresses.</param>
/// <param name="Title">Name on the screen.</param>
/// <param name="Characteristic">The list that its values come from, when they are terms.</param>
public sealed record FacetDimension(string Name, Label Title, Characteristic? Characteristic = null)
{
    public static readonly FacetDimension Sector = new("sector", new("Sector", "Sector"), Domain.Collectives.Characteristic.Sector);
    public static readonly FacetDimension Region = new("regio", new("Regio", "Region"));
    public static readonly FacetDimension Challenge = new("uitdaging", new("Uitdaging", "Challenge"));
    public static readonly FacetDimension KnowledgeKind = new("kennissoort", new("Soort kennis", "Kind of knowledge"));
    public static readonly FacetDimension LegalForm = new("rechtsvorm", new("Rechtsvorm", "Legal form"), Domain.Collectives.Characteristic.LegalForm);
    public static readonly FacetDimension WorkingArea = new("werkgebied", new("Werkgebied", "Working area"), Domain.Collectives.Characteristic.WorkingArea);
    public static readonly FacetDimension SizeClass = new("leden", new("Aantal leden", "Number of members"), Domain.Collectives.Characteristic.SizeClass);
    public static readonly FacetDimension TargetGroup = new("doelgroep", new("Doelgroep", "Target group"), Domain.Collectives.Characteristic.TargetGroup);
    public static readonly FacetDimension Network = new("netwerk", new("Netwerk", "Network"));
    public static readonly FacetDimension Answer = new("antwoord", new("Antwoord", "Answer"));
    public static readonly FacetDimension Language = new("taal", new("Taal", "Language"));

    /// <summary>In the order of the filter column.</summary>
    public static readonly IReadOnlyList<FacetDimension> All =
        [Sector, Region, KnowledgeKind, Challenge, LegalForm, WorkingArea, SizeClass, TargetGroup, Network, Answer, Language];

    /// <summary>What knowledge has that is meant for all, and so is found with each value of the dimension.</summary>
    public const string ForAll = "*";

    /// <summary>The values of <see cref="Answer"/>: whether someone answered a question.</summary>
    public const string Answered = "met", Unanswered = "zonder";

    /// <summary>Its name in the language of the request.</summary>
    public string Text => Title.In(Platform.Localisation.Language.Current.Code);

    public string Facet(string slug) => $"{Name}:{slug}";

    /// <summary>The slug of a facet of this dimension, or null when it is of another.</summary>
    public string? SlugOf(string facet) =>
        facet.Length > Name.Length && facet[Name.Length] == ':' && facet.StartsWith(Name, StringComparison.Ordinal)
            ? facet[(Name.Length + 1)..]
            : null;
}
