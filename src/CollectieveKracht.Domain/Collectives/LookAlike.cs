namespace CollectieveKracht.Domain.Collectives;

/// <summary>In what a listed collective is like the one that someone registers.</summary>
/// <param name="NameSimilarity">Of the names without words such as "stichting", from 0 (nothing) to 1 (the same).</param>
public readonly record struct LookAlike(
    bool SameKvkNumber, bool SameWebsite, bool SameMailDomain, double NameSimilarity, bool SameMunicipality, bool SameProvince)
{
    // Chosen on the names of the examples: "Zon op Zuid" and "Zonne-energie Zuid" in one municipality are alike, two "Zorgcoöperatie …" in two provinces are not.
    private const double AlikeAnywhere = 0.6, AlikeInProvince = 0.45, AlikeInMunicipality = 0.3;

    /// <summary>Names less alike than this are never the same.</summary>
    public const double LeastSimilarity = AlikeInMunicipality;

    public bool HasSameName => NameSimilarity >= (SameMunicipality ? AlikeInMunicipality : SameProvince ? AlikeInProvince : AlikeAnywhere);

    /// <summary>Whether it may be the same collective, so that who registers is asked.</summary>
    public bool MayBeTheSame => SameKvkNumber || SameWebsite || SameMailDomain || HasSameName;

    /// <summary>The higher, the likelier it is the same.</summary>
    public double Likelihood =>
        (SameKvkNumber ? 4 : 0) + (SameWebsite ? 2 : 0) + (SameMailDomain ? 2 : 0) + NameSimilarity + (SameMunicipality ? 0.3 : SameProvince ? 0.1 : 0);
}
