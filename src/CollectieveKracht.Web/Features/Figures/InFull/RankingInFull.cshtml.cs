using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.AspNetCore.Mvc;

namespace CollectieveKracht.Web.Features.Figures.InFull;

/// <summary>The rankings with every count, and with any filters together.</summary>
public sealed class RankingInFullModel(ReadingInFull reading, PlatformDb db, ShownWaves waves, VocabularyCache vocabularies) : AnalystPage(reading)
{
    public const string Path = "/analyse/ranglijst";

    public RankingSelection? Chosen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Chosen = await RankingSelection.FindAsync(db, waves, await vocabularies.ReadAsync(cancel), Request.Query, inFull: true, cancel);
        if (Chosen is null) return Request.Query.ContainsKey("peiling") ? NotFound() : Page();

        await Reading.NoteAsync(Chosen.Wave, Chosen.Address(Path), cancel);
        return Page();
    }
}
