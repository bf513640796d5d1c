using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Register;

public static class FreeSlugs
{
    // Pages of ours at these addresses.
    private static readonly string[] Taken = ["aanmelden", "lijkt-op"];

    /// <summary>The slug itself, or with the first number behind it under which no collective is, or ever was.</summary>
    public static async Task<string> FreeSlugAsync(this PlatformDb db, string wanted, CancellationToken cancel)
    {
        var beginning = wanted.Length > Slug.MaxLength - 5 ? wanted[..(Slug.MaxLength - 5)].TrimEnd('-') : wanted;
        var former = "/collectieven/" + beginning;
        var used = await db.Collectives.Where(collective => collective.Slug.StartsWith(beginning)).Select(collective => collective.Slug)
            .Union(db.FormerAddresses.Where(address => address.Path.StartsWith(former)).Select(address => address.Path.Replace("/collectieven/", "")))
            .ToHashSetAsync(cancel);
        used.UnionWith(Taken);
        return used.Contains(wanted)
            ? Enumerable.Range(2, used.Count + 1).Select(number => $"{beginning}-{number}").First(slug => !used.Contains(slug))
            : wanted;
    }
}
