using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Collectives.Register;

/// <summary>A part of the page to register, asked for by script while someone types: collectives that may be the same.</summary>
[Counted(Counted.Suggestion)]
[Authorize]
public sealed class AlikeModel(PlatformDb db) : PageModel
{
    public IReadOnlyList<LookAlikeRow> Found { get; private set; } = [];

    public async Task OnGetAsync(string? naam, string? kvk, string? website, string? maildomein, string? gemeente, CancellationToken cancel) =>
        Found = await db.FindAlikeAsync(new LookAlikeQuestion(naam, kvk, website, maildomein, gemeente), cancel);
}
