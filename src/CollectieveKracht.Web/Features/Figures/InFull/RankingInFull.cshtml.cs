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

    /// <summary>The codes of the key challenges (report, Overview 3).</summary>
    public IReadOnlySet<string> Key { get; private set; } = new HashSet<string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        Key = vocabulary.Reported.Where(challenge => challenge.IsKey).Select(challenge => challenge.Code).ToHashSet();
        Chosen = await RankingSelection.FindAsync(db, waves, vocabulary, Request.Query, inFull: true, cancel);
        if (Chosen is null) return Request.Query.ContainsKey("peiling") ? NotFound() : Page();

        await Reading.NoteAsync(Chosen.Wave, Chosen.Address(Path), cancel);
        return Page();
    }
}
