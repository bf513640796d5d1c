using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>A line of what the report states.</summary>
/// <param name="Value">In its words; null when the report gives no number.</param>
/// <param name="Number">The number in it.</param>
/// <param name="Of">The number of respondents (n), where the report gives it.</param>
/// <param name="Place">Where in the report.</param>
public sealed record StatedRow(string What, string? Value, decimal? Number = null, int? Of = null, string? Place = null);

/// <summary>Everything that the report states of a category and, if asked, of one challenge in it; for the partial <c>_Stated</c>.</summary>
/// <param name="About">What the challenge or category is called.</param>
/// <param name="Path">The path of the page, without language.</param>
/// <param name="FilePath">The address of its files, without the end and without language.</param>
public sealed record StatedFigures(PublishedFigures Figures, IReadOnlyList<StatedRow> Rows, string About, string Path, string FilePath)
{
    /// <summary>Whether figures of challenges that were merged stand here under their own names: those cannot be added up.</summary>
    public bool HasMerged { get; private init; }

    public static StatedFigures OfChallenge(
        ChallengeHead head, Vocabulary vocabulary, IStringLocalizer<ChallengesText> texts, IStringLocalizer<FiguresText> words)
    {
        var told = vocabulary.Reported.Where(challenge => challenge.Slug == head.Slug).ToList();
        var merged = head.Ranking.Where(figure => figure.Challenge == head.Slug && !figure.IsOwn).ToList();
        return new(
            head.Figures,
            [
                head.Figure is { } figure
                    ? new StatedRow(texts["StatedTicked"], texts["CountOf", figure.Count, figure.Of], figure.Count, figure.Of, figure.Place)
                    : new StatedRow(texts["StatedTicked"], null),
                .. merged.Select(other => new StatedRow(
                    texts["StatedTickedMerged", other.Name.In(Language.Current.Code)], texts["CountOf", other.Count, other.Of], other.Count, other.Of, other.Place)),
                .. told.SelectMany(challenge => head.Figures.Crossing("challenge", challenge.Code)).Distinct().Select(stated => new StatedRow(
                    told.Count == 1 && PublishedFigures.Read(stated.Subject).Slugs.Count == 1
                        ? texts["StatedWithin", vocabulary.NameOf(stated.Within!)]
                        : texts["StatedWithinTogether", vocabulary.NameOf(stated.Subject), vocabulary.NameOf(stated.Within!)],
                    words.Stated(stated), stated.Value, stated.Of, stated.Place)),
                .. OfGroup(head.Figures, head.CategorySlug, vocabulary, texts, words),
            ],
            head.ShortName.In(Language.Current.Code), $"{head.Path}/cijfers", StatedNumbers.ChallengePath(head.Slug))
        {
            HasMerged = told.Exists(challenge => challenge.IsMerged),
        };
    }

    public static StatedFigures OfCategory(
        PublishedFigures figures, string category, Vocabulary vocabulary, IStringLocalizer<ChallengesText> texts, IStringLocalizer<FiguresText> words) =>
        new(
            figures, [.. OfGroup(figures, category, vocabulary, texts, words)],
            vocabulary.CategoryName(category), $"/uitdagingen/groep/{category}", StatedNumbers.CategoryPath(category));

    private static IEnumerable<StatedRow> OfGroup(
        PublishedFigures figures, string category, Vocabulary vocabulary, IStringLocalizer<ChallengesText> texts, IStringLocalizer<FiguresText> words)
    {
        return
        [
            Ranked(Measure.RespondentsWithAnyChallenge, Panel.Survey, texts["StatedAnySurvey"]),
            Ranked(Measure.RespondentsWithAnyChallenge, Panel.Interviews, texts["StatedAnyInterviews"]),
            Ranked(Measure.WeightedRank, Panel.Survey, texts["StatedScoreSurvey"]),
            Ranked(Measure.WeightedRank, Panel.Interviews, texts["StatedScoreInterviews"]),
            .. figures.Crossing("category", category).Select(stated => new StatedRow(
                texts["StatedScoreWithin", vocabulary.NameOf(stated.Within!)], words.Stated(stated), stated.Value, stated.Of, stated.Place)),
        ];

        StatedRow Ranked(Measure measure, Panel panel, string what)
        {
            var found = figures.CategoryRanking(measure, panel).FirstOrDefault(figure => figure.Category == category);
            if (found is null) return new StatedRow(what, null);

            var value = FigureWords.Number(found.Value);
            return new StatedRow(what, found.Of is { } of ? texts["CountOf", value, of] : value, found.Value, found.Of, found.Place);
        }
    }
}
