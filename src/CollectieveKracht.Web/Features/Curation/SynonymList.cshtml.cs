using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>The groups of words that search takes as the same.</summary>
[Authorize(Policies.Curator)]
public sealed class SynonymListModel(PlatformDb db) : PageModel
{
    public const int LongestWords = 60;

    private const int PageSize = 40;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int PageNumber { get; set; } = 1;

    public int LastPage { get; private set; } = 1;

    public int Count { get; private set; }

    public IReadOnlyList<SynonymGroup> Groups { get; private set; } = [];

    public string Address(int page) =>
        QueryHelpers.AddQueryString(Url.Content("~/beheer/synoniemen"), new Dictionary<string, string?> { ["q"] = Words, ["pagina"] = $"{page}" });

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        Words = Words?.Trim() is { Length: > 0 and <= LongestWords } words && !words.Contains('\0') ? words : null;
        // Some hundreds of groups; words are compared as a reader would.
        var all = await db.SynonymGroups.AsNoTracking().ToListAsync(cancel);
        var found = all.Where(group => Words is null || group.Words.Any(word => word.Contains(Words, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(group => group.IsFromReference).ThenBy(group => group.Words[0], StringComparer.OrdinalIgnoreCase).ThenBy(group => group.Id).ToList();
        Count = found.Count;
        LastPage = Math.Max(1, (Count + PageSize - 1) / PageSize);
        if (PageNumber < 1 || PageNumber > LastPage) return NotFound();

        Groups = [.. found.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        return Page();
    }
}
