using System.Globalization;
using CollectieveKracht.Domain.Geography;

namespace CollectieveKracht.Web.Data.Seed;

/// <summary>A line of Data/Seed/Geography/regions.csv: our own file, plain fields without quotes.</summary>
internal sealed record RegionRow(
    string Code, RegionKind Kind, string Name, string Slug, string? Parent, double? Latitude, double? Longitude, string? Iso, DateOnly? ValidFrom)
{
    public static IEnumerable<RegionRow> ReadAll(string path) =>
        File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => Parse(line.Split(';')));

    private static RegionRow Parse(string[] field) => new(
        field[0],
        Enum.Parse<RegionKind>(field[1], ignoreCase: true),
        field[2],
        field[3],
        Optional(field[4]),
        Number(field[5]),
        Number(field[6]),
        Optional(field[7]),
        Optional(field[8]) is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);

    private static string? Optional(string field) => field.Length == 0 ? null : field;

    private static double? Number(string field) => Optional(field) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
