namespace CollectieveKracht.Domain.Geography;

public enum RegionKind
{
    Country,
    Province,
    Municipality,
}

/// <summary>
/// The country, a province or a municipality. The code is the key, since names are not unique (two municipalities are
/// called Bergen) and change; a region is closed, never deleted.
/// </summary>
public sealed class Region
{
    private Region()
    {
    }

    /// <param name="code">CBS code: "NL", "PV31", "GM0957".</param>
    /// <param name="parent">What it lies in: a municipality in a province, a province in the country.</param>
    public Region(string code, RegionKind kind, string name, string slug, Region? parent)
    {
        RuleException.Unless(kind == RegionKind.Country ? parent is null : parent?.Kind == kind - 1, "region.parent");
        Code = code;
        Kind = kind;
        Name = name;
        Slug = Domain.Slug.Require(slug);
        ParentCode = parent?.Code;
        Lineage = parent is null ? [code] : [code, .. parent.Lineage];
    }

    public string Code { get; private set; } = "";

    public RegionKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string? ParentCode { get; private set; }

    /// <summary>Its own code and those of all it lies in, nearest first; of a closed region also its successor's.</summary>
    public string[] Lineage { get; private set; } = [];

    /// <summary>ISO 3166-2 code of a province.</summary>
    public string? Iso { get; private set; }

    /// <summary>Degrees north, WGS 84, of a point that stands for the region.</summary>
    public double? Latitude { get; private set; }

    /// <summary>Degrees east, WGS 84.</summary>
    public double? Longitude { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    /// <summary>Into which municipality this one went when it was closed.</summary>
    public string? SuccessorCode { get; private set; }

    /// <summary>Whether this region is the other or lies in it: the one place where "in region" is decided.</summary>
    public bool IsWithin(Region other) => Lineage.Contains(other.Code);

    public void Describe(string? iso, double? latitude, double? longitude, DateOnly? validFrom)
    {
        Iso = iso;
        Latitude = latitude;
        Longitude = longitude;
        ValidFrom = validFrom;
    }

    /// <summary>Municipalities merge on 1 January: this one ends, and its things are found under the successor.</summary>
    public void Close(DateOnly on, Region successor)
    {
        RuleException.Unless(successor.Kind == Kind && !successor.IsWithin(this), "region.successor");
        ValidTo = on;
        SuccessorCode = successor.Code;
        Lineage = [Code, .. successor.Lineage];
    }
}
