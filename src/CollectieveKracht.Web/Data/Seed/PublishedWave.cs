using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Data.Seed;

/// <summary>Makes the wave of 2020 from the figures that the report's text states; what it does not state stays absent.</summary>
internal static class PublishedWave
{
    private const int SurveyRespondents = 59;
    private const string Part1 = "Deel 1, Algemene kenmerken van de collectieven";
    private const string Overview2Text = "Deel 2, Prioriteit van uitdagingen, toelichting bij Overzicht 2";

    public static Wave Of2020(ReferenceFile reference)
    {
        var wave = new Wave(
            "2020", new Label("Peiling 2020", "Survey 2020"), 2020,
            "Institutions for Collective Action (2020). Verslag van het onderzoek naar behoeften en uitdagingen van burgercollectieven (interviews en survey). Project CollectieveKracht.");
        var results = reference.PublishedResults;
        StateOverview1(wave, Panel.Interviews, results.Overview1.Interviews);
        StateOverview1(wave, Panel.Survey, results.Overview1.Survey);
        StateOverview2(wave, Panel.Interviews, results.Overview2.Interviews);
        StateOverview2(wave, Panel.Survey, results.Overview2.Survey);
        StateSpread(wave, results.Overview2.SpreadInterneWerking);
        StateChallenges(wave, reference.ChallengeCategories);
        foreach (var share in results.Shares) wave.State(Share(share));
        foreach (var cross in results.Cross) wave.State(Cross(cross));
        return wave;
    }

    private static void StateOverview1(Wave wave, Panel panel, Dictionary<string, int> counts)
    {
        var n = counts["n"];
        foreach (var (category, count) in counts.Where(pair => pair.Key != "n"))
        {
            wave.State(new PublishedFigure(
                Measure.RespondentsWithAnyChallenge, panel, $"category:{category}", null, count, FigureUnit.Count, n, Exactness.Exact, "Overzicht 1"));
        }
    }

    private static void StateOverview2(Wave wave, Panel panel, Dictionary<string, decimal> scores)
    {
        foreach (var (category, score) in scores)
        {
            wave.State(new PublishedFigure(
                Measure.WeightedRank, panel, $"category:{category}", null, score, FigureUnit.Score, null, Exactness.Exact, "Overzicht 2"));
        }
    }

    private static void StateSpread(Wave wave, ReferenceFile.Spread spread)
    {
        foreach (var (sector, score) in spread.Lowest.Concat(spread.Highest))
        {
            wave.State(new PublishedFigure(
                Measure.WeightedRank, Panel.Survey, "category:interne-werking", $"sector:{sector}", score, FigureUnit.Score, null,
                Exactness.Exact, Overview2Text));
        }
    }

    private static void StateChallenges(Wave wave, List<ReferenceFile.CategoryEntry> categories)
    {
        foreach (var challenge in categories.SelectMany(category => category.Challenges).Where(challenge => challenge.Survey_2020 is not null))
        {
            wave.State(new PublishedFigure(
                Measure.RespondentsWithChallenge, Panel.Survey, $"challenge:{challenge.Slug}", null, challenge.Survey_2020!.Value, FigureUnit.Count,
                SurveyRespondents, Exactness.Exact, "Figuur 7, Uitdagingen interne werking (survey)"));
        }
    }

    private static PublishedFigure Share(ReferenceFile.ShareEntry share) => new(
        Measure.Respondents, Panel.Survey, $"{Kind(share.Of)}:{share.Value}", null, share.Percent ?? share.Count!.Value,
        share.Percent is null ? FigureUnit.Count : FigureUnit.Percent, SurveyRespondents,
        share.AtLeast ? Exactness.AtLeast : share.Approximately ? Exactness.Approximately : Exactness.Exact,
        share.Of == "future_proof" ? "Deel 2, Toekomstbestendig" : Part1);

    private static PublishedFigure Cross(ReferenceFile.CrossEntry cross)
    {
        var (rowKind, row) = cross.Row.Single();
        var (columnKind, column) = cross.Column.Single();
        return new PublishedFigure(
            columnKind == "challenge" ? Measure.RespondentsWithChallenge : Measure.Respondents, Panel.Survey, $"{Kind(columnKind)}:{column}",
            $"{Kind(rowKind)}:{row}", cross.Percent ?? cross.Count!.Value, cross.Percent is null ? FigureUnit.Count : FigureUnit.Percent,
            cross.OfCount, cross.AtLeast ? Exactness.MoreThan : Exactness.Exact,
            columnKind == "challenge" ? "Deel 2, Analyse van de uitdagingen" : "Deel 1, Aanscherping");
    }

    private static string Kind(string name) => name.Replace('_', '-');
}
