using CollectieveKracht.Domain;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data;

/// <summary>Finds a name for the address of something new.</summary>
public static class FreeSlugs
{
    /// <summary>The slug itself, or with the first number behind it under which nothing of its kind is, or ever was.</summary>
    /// <param name="used">The slugs of its kind.</param>
    /// <param name="folder">Under which its kind lives, such as "/kennis/".</param>
    /// <param name="taken">Pages of ours at such addresses.</param>
    public static async Task<string> FreeSlugAsync(
        this PlatformDb db, IQueryable<string> used, string folder, IEnumerable<string> taken, string wanted, CancellationToken cancel)
    {
        var beginning = wanted.Length > Slug.MaxLength - 5 ? wanted[..(Slug.MaxLength - 5)].TrimEnd('-') : wanted;
        var former = folder + beginning;
        var known = await used.Where(slug => slug.StartsWith(beginning))
            .Union(db.FormerAddresses.Where(address => address.Path.StartsWith(former)).Select(address => address.Path.Replace(folder, "")))
            .ToHashSetAsync(cancel);
        known.UnionWith(taken);
        return known.Contains(wanted)
            ? Enumerable.Range(2, known.Count + 1).Select(number => $"{beginning}-{number}").First(slug => !known.Contains(slug))
            : wanted;
    }
}
