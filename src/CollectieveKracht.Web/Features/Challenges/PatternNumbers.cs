using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Export.Pictures;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>What goes together, as a figure to take along: a row for each pair.</summary>
public static class PatternNumbers
{
    /// <summary>So many of the pairs are in the picture; all are in the table and the files.</summary>
    public const int MostInPicture = 10;

    private const string Path = "/uitdagingen/samen";

    // A bar is drawn in whole parts.
    private const int LiftParts = 100;

    public static void MapPatternFigure(this WebApplication app) => app.MapFigure(Path, async (context, cancel) =>
    {
        var services = context.RequestServices;
        var patterns = await services.GetRequiredService<PatternReader>().ReadAsync(cancel);
        var texts = services.GetRequiredService<IStringLocalizer<ChallengesText>>();
        return texts.FigureOf(patterns, await services.GetRequiredService<VocabularyCache>().ReadAsync(cancel))?.ToFile(services.GetRequiredService<IStringLocalizer<FiguresText>>());
    });

    /// <returns>Null when nothing goes together that may be told.</returns>
    public static PageFigure? FigureOf(this IStringLocalizer<ChallengesText> texts, ChallengePatterns patterns, Vocabulary vocabulary)
    {
        if (patterns.Wave is not { } wave || patterns.Pairs.Count == 0) return null;

        var pairs = patterns.Pairs.Select(pair => new PairView(pair)).ToList();
        return new(
            new FigureTable(
                $"samen-{wave.Slug}", texts["Together"], texts["WaveSource", wave.Name.In(Language.Current.Code), wave.Answers.Respondents, wave.CountedAt is { } at ? Dates.InFull(at) : ""],
                [
                    new("code_eerste", texts["PairOneCode"], FigureKind.Text, texts["MeaningPairCode"]),
                    new("eerste", texts["PairOne"], FigureKind.Text, texts["MeaningPairOne"]),
                    new("code_tweede", texts["PairOtherCode"], FigureKind.Text, texts["MeaningPairCode"]),
                    new("tweede", texts["PairOther"], FigureKind.Text, texts["MeaningPairOther"]),
                    new("aantal_beide", texts["PairBoth"], FigureKind.Count, texts["MeaningPairBoth"]),
                    new("aantal_eerste", texts["PairOneCount"], FigureKind.Count, texts["MeaningPairOneCount"]),
                    new("aantal_tweede", texts["PairOtherCount"], FigureKind.Count, texts["MeaningPairOtherCount"]),
                    new("n", texts["StatedOf"], FigureKind.Count, texts["MeaningPairOf"]),
                    new("keer_zo_vaak", texts["PairLift"], FigureKind.Number, texts["MeaningPairLift"]),
                    new("keer_zo_vaak_laag", texts["PairLow"], FigureKind.Number, texts["MeaningPairInterval"]),
                    new("keer_zo_vaak_hoog", texts["PairHigh"], FigureKind.Number, texts["MeaningPairInterval"]),
                ],
                [.. pairs.Select(pair => (FigureValue[])[
                    FigureValue.Of(pair.One), FigureValue.Of(Name(pair.One)), FigureValue.Of(pair.Other), FigureValue.Of(Name(pair.Other)),
                    FigureValue.Of(pair.Both), FigureValue.Of(pair.OneCount), FigureValue.Of(pair.OtherCount), FigureValue.Of(pair.Of),
                    FigureValue.Of(pair.Told.Lift), FigureValue.Of(pair.Told.LiftInterval.Low), FigureValue.Of(pair.Told.LiftInterval.High)])]),
            texts["TogetherMeasure", wave.Name.In(Language.Current.Code)],
            $"{texts["HowTogether", Together.FewestBoth]} {texts["HowLift"]} {texts["HowHidden"]}", end => Path + end,
            words => new BarChart(words, [.. pairs.Take(MostInPicture).Select(pair => Bar(pair, pairs.Take(MostInPicture).Max(other => other.Told.Lift)))]) { IsSolid = true }.Draw());

        string Name(string code) => vocabulary.ChallengeIn(code).Text;

        Bar Bar(PairView pair, double highest) => new(
            texts["PairNames", Name(pair.One), Name(pair.Other)], (int)Math.Round(pair.Told.Lift * LiftParts), (int)Math.Ceiling(highest * LiftParts),
            texts["PairTimes", pair.Lift], texts["FromTo", pair.Low, pair.High]);
    }
}
