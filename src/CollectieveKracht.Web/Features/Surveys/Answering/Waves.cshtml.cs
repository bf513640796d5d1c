using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys.Answering;

/// <summary>All waves of the survey: the open ones first, then those that are over.</summary>
[PublicPage]
public sealed class WavesModel(PlatformDb db) : PageModel
{
    public IReadOnlyList<WaveRow> Open { get; private set; } = [];

    public IReadOnlyList<WaveRow> Over { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var waves = await db.Waves.AsNoTracking().Include(wave => wave.Questions).AsSplitQuery().Where(wave => wave.Stage != WaveStage.Draft).ToListAsync(cancel);
        var rows = waves.Select(wave => new WaveRow(
            wave.Slug, wave.Name, wave.Year, wave.Stage, wave.IsExample, wave.HasAnswers, wave.Source, wave.AnswerBefore,
            wave.HasAnswers ? WaveStep.MinutesFor(WaveStep.Of(wave)) : 0, wave.Asked.Count(question => question.Kind == QuestionKind.Challenges))).ToList();
        Open = [.. rows.Where(row => row.Stage == WaveStage.Open).OrderByDescending(row => row.Year).ThenBy(row => row.Slug, StringComparer.Ordinal)];
        Over = [.. rows.Where(row => row.Stage != WaveStage.Open).OrderByDescending(row => row.Year).ThenBy(row => row.Slug, StringComparer.Ordinal)];
    }
}

/// <param name="Minutes">About how long answering takes.</param>
/// <param name="Categories">About how many categories of challenges it asks.</param>
public sealed record WaveRow(
    string Slug, Label Name, int Year, WaveStage Stage, bool IsExample, bool HasAnswers, string Source, DateOnly? AnswerBefore, int Minutes, int Categories);
