using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>The tree of challenges as it is kept: also what is retired or merged, with how much names each.</summary>
[Authorize(Policies.Curator)]
public sealed class ChallengeListModel(PlatformDb db) : PageModel
{
    public ILookup<string, CuratedChallenge> ByCategory { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) =>
        ByCategory = (await db.Challenges.AsCurated(db).ToListAsync(cancel)).ToLookup(challenge => challenge.Category);
}
