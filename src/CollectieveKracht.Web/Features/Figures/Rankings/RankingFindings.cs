using CollectieveKracht.Domain.Insight;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures.Rankings;

/// <summary>What rankings tell, in sentences.</summary>
public static class RankingFindings
{
    private const int MostChanges = 3;

    /// <summary>What is ticked most, by most, and what changed clearly since the wave beside it. Only of counts that are shown.</summary>
    public static IEnumerable<string> FindingsOf(this IStringLocalizer<RankingText> texts, RankingSelection chosen)
    {
        var view = chosen.View;
        if (view.IsEmpty) yield break;

        if (First(view.Challenges) is { } challenge) yield return texts["FoundChallenge", challenge.Name, challenge.Count!, challenge.Of, FigureWords.Percent(challenge.Share)];
        if (First(view.Categories) is { } category) yield return texts["FoundCategory", category.Name, category.Count!, category.Of, FigureWords.Percent(category.Share)];
        if (chosen.Beside is not { } beside || !view.Challenges.Any(row => row.Change?.Difference is not null)) yield break;

        var changed = Change.Clear(view.Challenges, row => row.Change);
        if (changed.Count == 0) yield return texts["FoundNoChange", beside.Text];
        foreach (var row in changed.Take(MostChanges))
            yield return texts[row.Change!.Difference!.Verdict == ChangeVerdict.Up ? "FoundUp" : "FoundDown", row.Name, beside.Text, texts.PointsOf(row)!];
    }

    /// <summary>The one that is first; null when others share the place.</summary>
    private static RankingRow? First(IReadOnlyList<RankingRow> rows) => rows.Where(row => row is { Place: 1, Count: > 0 }).ToList() is [var only] ? only : null;
}
