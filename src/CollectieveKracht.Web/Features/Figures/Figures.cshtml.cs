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

    /// <summary>The challenges that weigh heaviest (report, Overview 3), per category in order.</summary>
    public IReadOnlyList<(Choice Category, IReadOnlyList<ReportedChallenge> Challenges)> Key { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Sectors, Provinces, HasExamples) = await overviews.ReadAllAsync(current.Viewer, cancel);
        var vocabulary = await vocabularies.ReadAsync(cancel);
        Newest = await RankingSelection.FindAsync(db, waves, vocabulary, new QueryCollection(), inFull: false, cancel);
        Published = await PublishedFigures.ReadAsync(db, vocabulary, cancel);
        Key =
        [
            .. vocabulary.Categories
                .Select(category => (category, Of(category)))
                .Where(pair => pair.Item2.Count > 0),
        ];

        IReadOnlyList<ReportedChallenge> Of(Choice category) => [.. vocabulary.Reported.Where(challenge => challenge.Category == category.Slug && challenge.IsKey)];
    }
}
