using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>The way in to all figures: the rankings of the report, and the overviews per sector and region.</summary>
[PublicPage]
public sealed class FiguresModel(PlatformDb db, OverviewQueries overviews, ShownWaves waves, VocabularyCache vocabularies, CurrentViewer current) : PageModel
{
    public PublishedFigures Published { get; private set; } = null!;

    public IReadOnlyList<CountedChoice> Sectors { get; private set; } = [];

    public IReadOnlyList<CountedChoice> Provinces { get; private set; } = [];

    /// <summary>The rankings of the newest wave with answers; null while there is none.</summary>
    public RankingSelection? Newest { get; private set; }

    /// <summary>Whether the counts include made-up collectives.</summary>
    public bool HasExamples { get; private set; }

    public Vocabulary Vocabulary { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Sectors, Provinces, HasExamples) = await overviews.ReadAllAsync(current.Viewer, cancel);
        var vocabulary = await vocabularies.ReadAsync(cancel);
        Newest = await RankingSelection.FindAsync(db, waves, vocabulary, new QueryCollection(), inFull: false, cancel);
        Published = await PublishedFigures.ReadAsync(db, vocabulary, cancel);
        Vocabulary = vocabulary;
    }
}
