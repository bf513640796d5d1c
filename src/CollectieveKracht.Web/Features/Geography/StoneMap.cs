namespace CollectieveKracht.Web.Features.Geography;

/// <summary>How many collectives of a sector lie in a municipality.</summary>
/// <param name="Code">CBS code of the municipality.</param>
/// <param name="Slug">Of the municipality, as filters and addresses name it.</param>
/// <param name="Name">Of the municipality.</param>
/// <param name="Sector">Slug.</param>
/// <param name="Examples">How many of them are examples.</param>
public sealed record Located(string Code, string Slug, string Name, string Sector, int Count, int Examples = 0);

/// <summary>
/// A map in stones, shown by <c>&lt;stone-map map="…" /&gt;</c>. It is a picture: the page gives the same as text beside it.
/// </summary>
public sealed record StoneMap(StoneGrid Grid)
{
    /// <summary>Where collectives lie, from <see cref="Lay"/>.</summary>
    public IReadOnlyList<LaidStone> Laid { get; init; } = [];

    /// <summary>Per province (CBS code) the step of the heat scale, 1 to 6; <see cref="TooFew"/> where too few answered to be shown.</summary>
    public IReadOnlyDictionary<string, int> Heat { get; init; } = new Dictionary<string, int>();

    /// <summary>Per province the number written on it, such as those of the five largest.</summary>
    public IReadOnlyDictionary<string, string> Numbers { get; init; } = new Dictionary<string, string>();

    /// <summary>The province whose stones stand out, in the colour of <see cref="Sector"/>.</summary>
    public string? Lit { get; init; }

    public string? Sector { get; init; }

    public const int TooFew = 0;

    /// <summary>
    /// Lays a stone wherever there are collectives. Where several lie on one stone it takes the shape of the largest
    /// sector; of equal ones the first in the order of the counts given.
    /// </summary>
    public static StoneMap Lay(StoneGrid grid, IEnumerable<Located> located) => new(grid)
    {
        Laid =
        [
            .. from here in located
               let place = grid.StoneOf(here.Code)
               where place is not null
               group here by place.Value into stone
               orderby stone.Key
               select new LaidStone(
                   stone.Key,
                   stone.GroupBy(here => here.Sector).MaxBy(sector => sector.Sum(here => here.Count))!.Key,
                   stone.Sum(here => here.Count),
                   [.. stone.Select(here => here.Name).Distinct()],
                   [.. stone.Select(here => here.Slug).Distinct()]),
        ],
    };
}

/// <summary>A stone on which collectives lie.</summary>
/// <param name="Stone">Its place in <see cref="StoneGrid.Stones"/>.</param>
/// <param name="Names">The municipalities whose stone it is, mostly one.</param>
/// <param name="Slugs">The same, by slug.</param>
public sealed record LaidStone(int Stone, string Sector, int Count, IReadOnlyList<string> Names, IReadOnlyList<string> Slugs)
{
    /// <summary>Where a click leads. A stone that leads somewhere also says what lies on it.</summary>
    public string? Address { get; init; }

    /// <summary>The ids of the list's items that lie on it: pointing at the one rings the other.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
}
