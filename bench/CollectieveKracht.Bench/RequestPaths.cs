using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Bench;

/// <summary>Writes for each kind of page a file with the addresses that the load asks for, a line each.</summary>
internal static class RequestPaths
{
    private const int Seed = 12;
    private const int Most = 500;

    public static async Task WriteAsync(PlatformDb db, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(Seed);
        var world = await World.ReadAsync(db, cancel);
        var sectors = world.Of(Characteristic.Sector).Select(term => term.Slug).ToList();
        var challenges = world.Challenges.Select(challenge => challenge.Slug).ToList();
        var provinces = await db.Regions.Where(region => region.ParentCode == "NL").OrderBy(region => region.Code).Select(region => region.Slug).ToListAsync(cancel);

        await WriteAsync("article", Shuffled(await SlugsAsync(SearchKind.Article)).Select(slug => $"/kennis/{slug}"));
        await WriteAsync("list", ["/kennis"]);
        await WriteAsync("filtered", Shuffled(
        [
            .. sectors.Select(sector => $"/kennis?sector={sector}"), .. challenges.Select(challenge => $"/kennis?uitdaging={challenge}"),
            .. sectors.SelectMany(sector => challenges.Take(10).Select(challenge => $"/kennis?sector={sector}&uitdaging={challenge}")),
            .. provinces.Select(province => $"/kennis?regio={province}&kennissoort=ervaring"),
        ]));
        await WriteAsync("search", Shuffled([.. Words(world.Dutch)]).Select(words => $"/zoeken?q={Uri.EscapeDataString(words)}"));
        await WriteAsync("home", ["/"]);
        await WriteAsync("challenge", Shuffled([.. challenges.SelectMany(challenge => (string[])
            [$"/uitdagingen/{challenge}", $"/uitdagingen/{challenge}/kennis", $"/uitdagingen/{challenge}/collectieven"])]));
        await WriteAsync("directory", ["/collectieven", "/collectieven?weergave=kaart", .. sectors.Select(sector => $"/collectieven?sector={sector}")]);
        await WriteAsync("profile", Shuffled(await SlugsAsync(SearchKind.Collective)).Select(slug => $"/collectieven/{slug}"));
        await WriteAsync("sector", sectors.Select(sector => $"/sectoren/{sector}"));
        await WriteAsync("region", Shuffled([.. provinces, .. world.Municipalities.Select(region => region.Slug)]).Select(region => $"/regio/{region}"));
        await WriteAsync("questions", ["/vragen", .. sectors.Select(sector => $"/vragen?sector={sector}")]);

        Task WriteAsync(string name, IEnumerable<string> paths) => File.WriteAllLinesAsync(Path.Combine(folder, $"{name}.paths"), paths.Take(Most), cancel);

        List<string> Shuffled(List<string> all)
        {
            random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
            return all;
        }

        Task<List<string>> SlugsAsync(SearchKind kind) => db.SearchEntries
            .Where(entry => entry.Kind == kind && entry.Audience == Audience.Public)
            .OrderBy(entry => entry.Slug).Select(entry => entry.Slug).ToListAsync(cancel);
    }

    // One word and two words, from the most used to the rarest: each next rank a twentieth further.
    private static IEnumerable<string> Words(Dutch dutch)
    {
        for (double rank = 1; rank < dutch.Words.Count; rank = Math.Max(rank + 1, rank * 1.05))
        {
            yield return dutch.Words[(int)rank];
            yield return $"{dutch.Words[(int)rank]} {dutch.Words[(int)(rank / 2)]}";
        }
    }
}
