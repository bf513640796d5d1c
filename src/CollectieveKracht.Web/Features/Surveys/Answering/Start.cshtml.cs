using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>What a wave is and who sees what; for who acts for a collective also how far it is, and the way on.</summary>
[PublicPage]
public sealed class StartModel(PlatformDb db, CurrentViewer current) : PageModel
{
    public Wave Wave { get; private set; } = null!;

    public IReadOnlyList<WaveStep> Steps { get; private set; } = [];

    public IReadOnlyList<OwnProgress> Ours { get; private set; } = [];

    public bool IsSignedIn => current.Person is not null;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Domain.Slug.IsValid(slug)) return NotFound();
        if (await db.Waves.AsNoTracking().Include(wave => wave.Questions).AsSplitQuery()
            .SingleOrDefaultAsync(wave => wave.Slug == slug && wave.Stage != WaveStage.Draft, cancel) is not { } found) return NotFound();

        (Wave, Steps) = (found, WaveStep.Of(found));
        if (Wave.HasAnswers && current.Person is { } person) Ours = await db.OwnProgressAsync(slug, person.Account, cancel);
        return Page();
    }

    /// <summary>The first step that was not answered, or the page to send it in.</summary>
    public string Next(OwnProgress ours) =>
        Url.Content($"~/peiling/{Wave.Slug}/{(Steps.FirstOrDefault(step => !step.IsAnsweredIn(ours.Answers)) is { } next ? next.Slug : "klaar")}?{AnsweringPage.CollectiveName}={ours.Slug}");

    public string Outcome(OwnProgress ours) => Url.Content($"~/peiling/{Wave.Slug}/uitkomst?{AnsweringPage.CollectiveName}={ours.Slug}");
}
