using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>All characteristics with their terms as they are kept: also what is retired or merged, with how much has each.</summary>
[Authorize(Policies.Administrator)]
public sealed class TermListModel(PlatformDb db) : PageModel
{
    public IReadOnlyList<(Characteristic Characteristic, IReadOnlyList<CuratedTerm> Terms)> Lists { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var lists = new List<(Characteristic, IReadOnlyList<CuratedTerm>)>();
        foreach (var characteristic in CharacteristicSlug.All) lists.Add((characteristic, await db.CuratedTermsAsync(characteristic, cancel)));
        Lists = lists;
    }
}
