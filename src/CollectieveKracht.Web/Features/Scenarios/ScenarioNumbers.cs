using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Surveys;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Export.Pictures;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Scenarios;

/// <summary>What the newest wave makes likely for the collective that is asked about. The page and its files read it alike: what everyone may see.</summary>
public sealed record ScenarioOutlook(CountedWave Wave, Outlook Outlook)
{
    /// <returns>Null when no wave is published, or so few answered that nothing may be shown.</returns>
    public static async Task<ScenarioOutlook?> ReadAsync(CountedWaves waves, ScenarioRequest asked, CancellationToken cancel)
    {
        var wave = await waves.NewestPublishedAsync(cancel);
        if (wave is null || wave.Answers.Respondents == 0 || !wave.Public.Shows()) return null;

        return new(wave, Outlook.Of(wave.Answers, asked.Situation, PhasesOf(wave), ChallengesOf(wave), wave.Public));
    }

    private static IReadOnlyList<Subject> PhasesOf(CountedWave wave) =>
        wave.QuestionOn(SubjectKind.Phase) is { } question ? [.. question.OfferedOptions.Select(question.Of)] : [];

    private static IReadOnlyList<Subject> ChallengesOf(CountedWave wave) =>
        [.. wave.Categories.Where(question => question.IsPublished).SelectMany(question => question.OfferedOptions.Select(question.Of)).Distinct()];
}

/// <summary>What is likely ahead, as a figure to take along: a row for each challenge.</summary>
public static class ScenarioNumbers
{
    /// <summary>So many of the most ticked challenges are in the picture; all are in the table and the files.</summary>
    public const int MostInPicture = 8;

    public static void MapScenarioFigure(this WebApplication app) => app.MapFigure(ScenarioRequest.Path, async (context, cancel) =>
    {
        var services = context.RequestServices;
        var vocabulary = await services.GetRequiredService<VocabularyCache>().ReadAsync(cancel);
        var asked = ScenarioRequest.Read(context.Request, vocabulary);
        return await ScenarioOutlook.ReadAsync(services.GetRequiredService<CountedWaves>(), asked, cancel) is { } likely
            ? services.GetRequiredService<IStringLocalizer<ScenarioText>>().FigureOf(asked, likely, vocabulary)?.ToFile(services.GetRequiredService<IStringLocalizer<FiguresText>>())
            : null;
    });

    /// <returns>Null when of no challenge may be shown how many ticked it.</returns>
    public static PageFigure? FigureOf(this IStringLocalizer<ScenarioText> texts, ScenarioRequest asked, ScenarioOutlook likely, Vocabulary vocabulary)
    {
        var (wave, outlook) = likely;
        if (outlook.Challenges.Count == 0) return null;

        var chosen = string.Join(", ", new[] { asked.Phase, asked.SizeClass, asked.Sector }.OfType<Choice>().Select(choice => choice.Text));
        return new(
            new FigureTable(
                string.Join('-', ["scenario", wave.Slug, .. new[] { asked.Phase, asked.SizeClass, asked.Sector }.OfType<Choice>().Select(choice => choice.Slug)]),
                asked.IsEmpty ? texts["Likely"] : texts["LikelyFor", chosen],
                texts["WaveSource", wave.Name.In(Language.Current.Code), wave.Answers.Respondents, wave.CountedAt is { } at ? Dates.InFull(at) : ""],
                [
                    new("code", texts["Code"], FigureKind.Text, texts["MeaningCode"]),
                    new("naam", texts["Challenge"], FigureKind.Text, texts["MeaningName"]),
                    new("aantal", texts["Count"], FigureKind.Count, texts["MeaningCount"]),
                    new("n", "n", FigureKind.Count, texts["MeaningPeers"]),
                    new("aandeel", texts["Share"], FigureKind.Share, texts["MeaningShare"]),
                    new("aandeel_laag", texts["Low"], FigureKind.Share, texts["MeaningInterval"]),
                    new("aandeel_hoog", texts["High"], FigureKind.Share, texts["MeaningInterval"]),
                    new("zekerheid", texts["Certainty"], FigureKind.Text, texts["MeaningCertainty"]),
                ],
                [.. outlook.Challenges.Select(each => (FigureValue[])[
                    FigureValue.Of(each.Tally.Subject.Slug), FigureValue.Of(Name(each)), .. FigureColumns.Values(each.Tally.Count, each.Tally.Of),
                    FigureValue.Of(each.Tally.Interval?.Low), FigureValue.Of(each.Tally.Interval?.High), FigureValue.Of(texts[$"Certainty{each.Certainty}"])])]),
            texts["LikelyAbout", outlook.Peers.Count],
            $"{texts["HowLikely"]} {texts["HowCountedShare"]} {texts["HowCountedHidden"]}", asked.Address,
            words => new BarChart(words, [.. outlook.Challenges.Take(MostInPicture).Select(each => PublishedNumbers.Bar(Name(each), each.Tally.Count, each.Tally.Of))]).Draw());

        string Name(LikelyChallenge each) => vocabulary.ChallengeIn(each.Tally.Subject.Slug).Text;
    }
}
