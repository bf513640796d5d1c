using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Merging;

/// <summary>A moderator looks up two collectives that may be the same, by part of their name or by their address.</summary>
[Authorize(Policy = Policies.Moderator)]
public sealed class DoublesModel(PlatformDb db) : PageModel
{
    private const int Shown = 10, LongestSought = 200;

    [BindProperty(SupportsGet = true, Name = "een")]
    public string? One { get; set; }

    [BindProperty(SupportsGet = true, Name = "twee")]
    public string? Other { get; set; }

    public IReadOnlyList<FoundCollective> FoundOnes { get; private set; } = [];

    public IReadOnlyList<FoundCollective> FoundOthers { get; private set; } = [];

    public bool HasSought => !string.IsNullOrWhiteSpace(One) && !string.IsNullOrWhiteSpace(Other);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (!HasSought) return;

        FoundOnes = await FindAsync(One!, cancel);
        FoundOthers = await FindAsync(Other!, cancel);
    }

    private async Task<IReadOnlyList<FoundCollective>> FindAsync(string sought, CancellationToken cancel)
    {
        if (sought.Length > LongestSought || sought.Contains('\0')) return [];

        // A whole address ends in the name that the collective has in it.
        var slug = sought.Trim().TrimEnd('/').Split('/')[^1];
        if (!Slug.IsValid(slug)) slug = "";
        var name = $"%{sought.Trim().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
        return await db.Collectives.Listed()
            .Where(collective => collective.Slug == slug || EF.Functions.ILike(EF.Functions.Unaccent(collective.Name), EF.Functions.Unaccent(name)))
            .OrderByDescending(collective => collective.Slug == slug).ThenBy(collective => collective.Name.Length).ThenBy(collective => collective.Slug)
            .Select(collective => new FoundCollective(collective.Slug, collective.Name, collective.Municipality.Name, collective.IsExample))
            .Take(Shown).ToListAsync(cancel);
    }
}

/// <summary>A collective that may be meant.</summary>
public sealed record FoundCollective(string Slug, string Name, string Municipality, bool IsExample);
