using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Figures.Rankings;

/// <summary>The three rankings of a wave, within a filter and beside another wave, as everyone may see them.</summary>
[PublicPage]
public sealed class RankingPageModel(PlatformDb db, ShownWaves waves, VocabularyCache vocabularies) : PageModel
{
    /// <summary>Null while there is no published wave with answers.</summary>
    public RankingSelection? Chosen { get; private set; }

    public PublishedFigures Published { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        var asksFor2020 = Request.Query["peiling"] == PublishedFigures.Wave;
        if (!asksFor2020) Chosen = await RankingSelection.FindAsync(db, waves, vocabulary, Request.Query, inFull: false, cancel);
        if (Chosen is null && !asksFor2020 && Request.Query.ContainsKey("peiling")) return NotFound();

        Published = await PublishedFigures.ReadAsync(db, vocabulary, cancel);
        return Page();
    }
}
