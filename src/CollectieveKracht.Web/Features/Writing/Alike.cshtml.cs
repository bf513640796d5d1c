using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>A part of the page to write, asked for by script once a title is typed: articles that may say the same.</summary>
[Counted(Counted.Suggestion)]
[Authorize]
public sealed class AlikeModel(Listings listings, CurrentViewer current, TextAnalysis analysis) : PageModel
{
    public IReadOnlyList<AlikeArticle> Found { get; private set; } = [];

    public async Task OnGetAsync(string? titel, string? taal, CancellationToken cancel)
    {
        if (titel is { Length: > 0 and <= 300 }) Found = await listings.AlikeAsync(titel, taal is "en" ? "en" : "nl", analysis, current.Viewer, cancel);
    }
}
