using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CollectieveKracht.Web.Features.Geography;

/// <summary>One stone: its centre on the map and the CBS code of its province.</summary>
public readonly record struct Stone(double X, double Y, string Province);

/// <summary>The Netherlands laid in stones (Data/Seed/Geography/stones.json; docs/geography.md tells how it is made).</summary>
public sealed class StoneGrid
{
    private static readonly Lazy<Dictionary<string, StoneGrid>> All = new(ReadAll);

    private readonly Dictionary<string, int> _ofMunicipality;

    private StoneGrid(GridFile file)
    {
        (ViewBox, Radius, _ofMunicipality) = (string.Join(' ', file.ViewBox), file.Radius, file.Municipalities);
        Stones = [.. file.Stones.Select(stone => new Stone(stone[0].GetDouble(), stone[1].GetDouble(), stone[2].GetString()!))];
    }

    /// <summary>About 500 stones: for provinces, and where the map is a picture.</summary>
    public static StoneGrid Coarse => All.Value["coarse"];

    /// <summary>About 750 stones, so that nearly every municipality has one of its own: for the directory.</summary>
    public static StoneGrid Fine => All.Value["fine"];

    public string ViewBox { get; }

    public double Radius { get; }

    public IReadOnlyList<Stone> Stones { get; }

    /// <summary>The place in <see cref="Stones"/> of a municipality's stone; null for a municipality that the map does not know.</summary>
    /// <param name="code">CBS code, "GM0957".</param>
    public int? StoneOf(string code) => _ofMunicipality.TryGetValue(code, out var stone) ? stone : null;

    /// <summary>The middle of a province's stones.</summary>
    public (double X, double Y) MiddleOf(string province)
    {
        var own = Stones.Where(stone => stone.Province == province).ToList();
        return (own.Average(stone => stone.X), own.Average(stone => stone.Y));
    }

    /// <summary>
    /// The data of a path that draws these stones as dots: lines of no length, which a stroke with round ends makes round.
    /// One element instead of hundreds keeps the page light.
    /// </summary>
    public static string Dots(IEnumerable<Stone> stones)
    {
        var path = new StringBuilder();
        var (x, y) = (0d, 0d);
        foreach (var stone in stones)
        {
            path.Append(path.Length == 0 ? 'M' : 'm').Append(CultureInfo.InvariantCulture, $"{stone.X - x:0.#} {stone.Y - y:0.#}h0");
            (x, y) = (stone.X, stone.Y);
        }

        return path.ToString();
    }

    private static Dictionary<string, StoneGrid> ReadAll()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "Seed", "Geography", "stones.json"));
        return JsonSerializer.Deserialize<Dictionary<string, GridFile>>(file, JsonSerializerOptions.Web)!
            .ToDictionary(grid => grid.Key, grid => new StoneGrid(grid.Value));
    }

    private sealed record GridFile(int[] ViewBox, double Radius, JsonElement[][] Stones, Dictionary<string, int> Municipalities);
}
