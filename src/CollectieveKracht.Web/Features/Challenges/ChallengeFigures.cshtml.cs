using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Figures.WaveOverviews;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>What the 2020 report and the platform itself count of a challenge.</summary>
[PublicPage]
public sealed class ChallengeFiguresModel(
    PlatformDb db, Listings listings, ShownWaves waves, VocabularyCache vocabularies, CurrentViewer current, TimeProvider clock,
    IStringLocalizer<ChallengesText> texts, IStringLocalizer<FiguresText> words) : PageModel
{
    public ChallengeHead Head { get; private set; } = null!;

    /// <summary>What the newest wave tells of it; null while none is published.</summary>
    public ChallengeInWave? Wave { get; private set; }

    public StatedFigures Stated { get; private set; } = null!;

    /// <summary>All collectives that are listed.</summary>
    public int Collectives { get; private set; }

    public DateOnly Today { get; private set; }

    /// <summary>Now, before, solved and not named, small groups hidden.</summary>
    public IReadOnlyList<int?> States { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        if (await ChallengeHead.FindAsync(db, listings, slug, ChallengeTab.Figures, current, vocabulary, cancel) is not { } head) return NotFound();

        Head = head;
        if (vocabulary.Challenge(slug)?.Code is { } code) Wave = await ChallengeInWave.ReadAsync(db, waves, vocabulary, code, $"{head.Path}/cijfers", cancel);
        Stated = StatedFigures.OfChallenge(head, vocabulary, texts, words);
        Today = Dates.Day(clock.GetUtcNow());
        Collectives = await db.Collectives.Listed().CountAsync(cancel);
        States = head.Recognised.Shown(Collectives);
        return Page();
    }
}
