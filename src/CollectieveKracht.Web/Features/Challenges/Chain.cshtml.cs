using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>Challenges that tend to follow each other.</summary>
[PublicPage]
public sealed class ChainModel(PlatformDb db) : PageModel
{
    public ChainOutline Outline { get; private set; } = null!;

    public string BodyHtml { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug)) return NotFound();

        var chain = db.Chains.Where(chain => chain.Slug == slug);
        if (await chain.AsOutlines().SingleOrDefaultAsync(cancel) is not { } outline) return NotFound();

        BodyHtml = await chain.Select(c => c.BodyHtml).SingleAsync(cancel);
        var steps = outline.Places.Where(place => place.IsChallenge).Select(place => place.Slug).ToArray();
        Outline = outline with
        {
            Recognised = await db.SearchEntries
                .Where(entry => entry.Kind == SearchKind.Challenge && steps.Contains(entry.Slug))
                .ToDictionaryAsync(entry => entry.Slug, entry => entry.Recognised, cancel),
        };
        return Page();
    }
}
