using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Web.Features.Search;

/// <summary>
/// Something that lists can be filtered by. Its name is the parameter in the address ("sector=energie") and the prefix
/// of the facets in the index ("sector:energie").
/// </summary>
/// <param name="Name">Name in addresses.</param>
/// <param name="Characteristic">The list that its values come from, when they are terms.</param>
public sealed record FacetDimension(string Name, Characteristic? Characteristic = null)
{
    public static readonly FacetDimension Sector = new("sector", Domain.Collectives.Characteristic.Sector);
    public static readonly FacetDimension Region = new("regio");
    public static readonly FacetDimension Challenge = new("uitdaging");
    public static readonly FacetDimension KnowledgeKind = new("kennissoort");
    public static readonly FacetDimension LegalForm = new("rechtsvorm", Domain.Collectives.Characteristic.LegalForm);
    public static readonly FacetDimension WorkingArea = new("werkgebied", Domain.Collectives.Characteristic.WorkingArea);
    public static readonly FacetDimension SizeClass = new("leden", Domain.Collectives.Characteristic.SizeClass);
    public static readonly FacetDimension TargetGroup = new("doelgroep", Domain.Collectives.Characteristic.TargetGroup);
    public static readonly FacetDimension Language = new("taal");

    /// <summary>In the order of the filter column.</summary>
    public static readonly IReadOnlyList<FacetDimension> All =
        [Sector, Region, KnowledgeKind, Challenge, LegalForm, WorkingArea, SizeClass, TargetGroup, Language];

    /// <summary>The sector value of knowledge that is meant for every sector.</summary>
    public const string EverySector = "elke";

    public string Facet(string slug) => $"{Name}:{slug}";

    /// <summary>The slug of a facet of this dimension, or null when it is of another.</summary>
    public string? SlugOf(string facet) =>
        facet.Length > Name.Length && facet[Name.Length] == ':' && facet.StartsWith(Name, StringComparison.Ordinal)
            ? facet[(Name.Length + 1)..]
            : null;
}
