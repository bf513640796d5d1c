using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Export.Pictures;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>
/// The rankings of the 2020 report as figures to take along. Their addresses tell which of the report they are. What it does not state is left empty.
/// </summary>
public static class PublishedNumbers
{
    public const string Path = "/cijfers/2020";

    public static void MapPublishedFigures(this WebApplication app)
    {
        Map("overzicht-1", (texts, figures, vocabulary, _) => texts.OverviewOne(figures, vocabulary));
        Map("overzicht-2", (texts, figures, vocabulary, _) => texts.OverviewTwo(figures, vocabulary));
        Map("overzicht-3", (texts, figures, vocabulary, _) => texts.OverviewThree(figures, vocabulary));
        Map("uitdagingen/{slug}", (texts, figures, vocabulary, category) => texts.ChallengesIn(category, figures, vocabulary));

        void Map(string name, Func<IStringLocalizer<FiguresText>, PublishedFigures, Vocabulary, string, PageFigure?> make) => app.MapFigure($"{Path}/{name}", async (context, cancel) =>
        {
            var texts = context.RequestServices.GetRequiredService<IStringLocalizer<FiguresText>>();
            var vocabulary = await context.RequestServices.GetRequiredService<VocabularyCache>().ReadAsync(cancel);
            var figures = await PublishedFigures.ReadAsync(context.RequestServices.GetRequiredService<PlatformDb>(), vocabulary, cancel);
            return make(texts, figures, vocabulary, $"{context.GetRouteValue("slug")}")?.ToFile(texts);
        });
    }

    /// <summary>Overview 1: per category the respondents with any of its challenges; null when the report is not loaded.</summary>
    public static PageFigure? OverviewOne(this IStringLocalizer<FiguresText> texts, PublishedFigures figures, Vocabulary vocabulary)
    {
        var survey = figures.CategoryRanking(Measure.RespondentsWithAnyChallenge, Panel.Survey);
        if (survey.Count == 0) return null;

        var interviews = figures.CategoryRanking(Measure.RespondentsWithAnyChallenge, Panel.Interviews).ToDictionary(figure => figure.Category);
        return new(
            new FigureTable(
                "overzicht-1-2020", texts["OverviewOne"], texts["BothSource", survey[0].Place, OfInterviews() ?? 0, survey[0].Of ?? 0],
                [
                    .. texts.SubjectColumns(), texts.PlaceColumn(),
                    new("interviews", texts["Interviews"], FigureKind.Count, texts["MeaningInterviews"]),
                    new("n_interviews", texts["ColumnBaseInterviews"], FigureKind.Count, texts["MeaningBaseInterviews"]),
                    new("aandeel_interviews", texts["ColumnShareInterviews"], FigureKind.Share, texts["MeaningShare"]),
                    new("peiling", texts["Survey"], FigureKind.Count, texts["MeaningSurvey"]),
                    new("n_peiling", texts["ColumnBaseSurvey"], FigureKind.Count, texts["MeaningBaseSurvey"]),
                    new("aandeel_peiling", texts["ColumnShareSurvey"], FigureKind.Share, texts["MeaningShare"]),
                ],
                [.. survey.Select(figure => (FigureValue[])[.. Subject(figure), FigureValue.Of(figure.Rank), .. Counted(interviews.GetValueOrDefault(figure.Category)), .. Counted(figure)])]),
            texts["OverviewOneAbout"], texts["HowOverviewOne"], end => $"{Path}/overzicht-1{end}",
            words => new BarChart(words, [.. survey.Select(figure => Bar(vocabulary.CategoryName(figure.Category), (int)figure.Value, figure.Of ?? (int)figure.Value))]).Draw())
        {
            Citation = figures.CitationOf(survey[0].Place),
        };

        int? OfInterviews() => interviews.Values.Select(figure => figure.Of).FirstOrDefault();

        FigureValue[] Subject(CategoryFigure figure) => [FigureValue.Of(figure.Category), FigureValue.Of(vocabulary.CategoryName(figure.Category))];
    }

    /// <summary>Overview 2: the weighted score of each category; null when the report is not loaded.</summary>
    public static PageFigure? OverviewTwo(this IStringLocalizer<FiguresText> texts, PublishedFigures figures, Vocabulary vocabulary)
    {
        var survey = figures.CategoryRanking(Measure.WeightedRank, Panel.Survey);
        if (survey.Count == 0) return null;

        var interviews = figures.CategoryRanking(Measure.WeightedRank, Panel.Interviews).ToDictionary(figure => figure.Category);
        return new(
            new FigureTable(
                "overzicht-2-2020", texts["OverviewTwo"], texts["ScoreSource", survey[0].Place],
                [
                    .. texts.SubjectColumns(),
                    new("score_interviews", texts["Interviews"], FigureKind.Number, texts["MeaningScore"]),
                    new("plaats_interviews", texts["ColumnPlaceInterviews"], FigureKind.Count, texts["MeaningPlace"]),
                    new("score_peiling", texts["Survey"], FigureKind.Number, texts["MeaningScore"]),
                    new("plaats_peiling", texts["ColumnPlaceSurvey"], FigureKind.Count, texts["MeaningPlace"]),
                ],
                [.. survey.Select(figure => (FigureValue[])[
                    FigureValue.Of(figure.Category), FigureValue.Of(vocabulary.CategoryName(figure.Category)), .. Score(interviews.GetValueOrDefault(figure.Category)), .. Score(figure)])]),
            texts["OverviewTwoAbout"], texts["HowOverviewTwo"], end => $"{Path}/overzicht-2{end}",
            words => new HeatTable(
                words, texts["Group"], [texts["Interviews"], texts["Survey"]],
                [.. survey.Select(figure => new HeatRow(vocabulary.CategoryName(figure.Category), $"{figure.Rank}", [Cell(interviews.GetValueOrDefault(figure.Category)), Cell(figure)]))])
            {
                SizeHeading = texts["Rank"],
            }.Draw())
        {
            Citation = figures.CitationOf(survey[0].Place),
        };

        static FigureValue[] Score(CategoryFigure? figure) => [FigureValue.Of((double?)figure?.Value), FigureValue.Of(figure?.Rank)];

        static HeatCell Cell(CategoryFigure? figure) => figure is null ? HeatCell.Hidden("–") : HeatCell.Plain(FigureWords.Number(figure.Value));
    }

    /// <summary>Overview 3: the key challenges, in no order; null when there are none.</summary>
    public static PageFigure? OverviewThree(this IStringLocalizer<FiguresText> texts, PublishedFigures figures, Vocabulary vocabulary)
    {
        var key = vocabulary.KeyChallenges();
        return key.Count == 0 ? null : new(
            new FigureTable(
                "overzicht-3-2020", texts["OverviewThree"], texts["KeySource"],
                [.. texts.SubjectColumns(), new("groep", texts["Group"], FigureKind.Text, texts["MeaningGroup"])],
                [.. from @group in key
                    from challenge in @group.Challenges
                    select (FigureValue[])[FigureValue.Of(challenge.Code), FigureValue.Of(challenge.Name.In(Language.Current.Code)), FigureValue.Of(@group.Category.Text)]]),
            texts["OverviewThreeAbout"], texts["HowOverviewThree"], end => $"{Path}/overzicht-3{end}",
            words => new NameList(words, [.. key.Select(group => new NamedGroup(group.Category.Text, [.. group.Challenges.Select(challenge => challenge.Name.In(Language.Current.Code))]))]).Draw())
        {
            Citation = figures.CitationOf("Overzicht 3"),
        };
    }

    /// <summary>Figure 7: the challenges of a category that the report gives a figure for; null for most categories, of which it gives none.</summary>
    public static PageFigure? ChallengesIn(this IStringLocalizer<FiguresText> texts, string category, PublishedFigures figures, Vocabulary vocabulary)
    {
        var ranking = figures.ChallengeRanking(category);
        return ranking.Count == 0 ? null : new(
            new FigureTable(
                $"uitdagingen-{category}-2020", texts["ChallengesIn", vocabulary.CategoryName(category)], texts["SurveySource", ranking[0].Place, ranking[0].Of],
                [.. texts.SubjectColumns(), texts.PlaceColumn(), .. texts.CountColumns()],
                [.. ranking.Select(figure => (FigureValue[])[
                    FigureValue.Of(figure.Code), FigureValue.Of(figure.Name.In(Language.Current.Code)), FigureValue.Of(figure.Rank), .. FigureColumns.Values(figure.Count, figure.Of)])]),
            texts["ChallengesInAbout", ranking[0].Of], texts["HowChallengesIn"], end => $"{Path}/uitdagingen/{category}{end}",
            words => new BarChart(words, [.. ranking.Select(figure => Bar(figure.Name.In(Language.Current.Code), figure.Count, figure.Of))]).Draw())
        {
            Citation = figures.CitationOf(ranking[0].Place),
        };
    }

    /// <summary>The challenges that weigh heaviest (report, Overview 3), per category in order.</summary>
    public static IReadOnlyList<(Choice Category, IReadOnlyList<ReportedChallenge> Challenges)> KeyChallenges(this Vocabulary vocabulary) =>
    [
        .. vocabulary.Categories
            .Select(category => (category, (IReadOnlyList<ReportedChallenge>)[.. vocabulary.Reported.Where(challenge => challenge.Category == category.Slug && challenge.IsKey)]))
            .Where(group => group.Item2.Count > 0),
    ];

    /// <summary>A bar of a count with its share behind it.</summary>
    public static Bar Bar(string name, int count, int of) => new(name, count, of, count.ToString("N0", Language.Current.Culture), FigureWords.Share(count, of));

    public static string CategoryName(this Vocabulary vocabulary, string slug) => vocabulary.Categories.FirstOrDefault(category => category.Slug == slug)?.Text ?? slug;

    /// <summary>The publication with the place in it.</summary>
    private static string CitationOf(this PublishedFigures figures, string place) => $"{figures.Citation} {place}.";

    private static FigureValue[] Counted(CategoryFigure? figure) => figure is null
        ? [FigureValue.None, FigureValue.None, FigureValue.None]
        : [FigureValue.Of((double)figure.Value), FigureValue.Of(figure.Of), FigureValue.Of((double)figure.Value / figure.Of)];
}
