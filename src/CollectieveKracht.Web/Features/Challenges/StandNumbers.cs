using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Export.Pictures;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>How a challenge stands with the collectives that are listed now, as a figure to take along.</summary>
public static class StandNumbers
{
    public static void MapStandFigure(this WebApplication app) => app.MapFigure("/uitdagingen/{slug}/stand", async (context, cancel) =>
    {
        var services = context.RequestServices;
        var (db, texts) = (services.GetRequiredService<PlatformDb>(), services.GetRequiredService<IStringLocalizer<ChallengesText>>());
        var head = await ChallengeHead.FindAsync(
            db, services.GetRequiredService<Listings>(), $"{context.GetRouteValue("slug")}", ChallengeTab.Figures, services.GetRequiredService<CurrentViewer>(),
            await services.GetRequiredService<VocabularyCache>().ReadAsync(cancel), cancel);
        return head is null ? null
            : texts.Standing(head, await db.Collectives.Listed().CountAsync(cancel), Dates.Day(services.GetRequiredService<TimeProvider>().GetUtcNow()))
                ?.ToFile(services.GetRequiredService<IStringLocalizer<FiguresText>>());
    });

    /// <param name="collectives">All that are listed.</param>
    /// <returns>Null when none of them names the challenge.</returns>
    public static PageFigure? Standing(this IStringLocalizer<ChallengesText> texts, ChallengeHead head, int collectives, DateOnly today)
    {
        if (head.Recognised.Total == 0) return null;

        var states = head.Recognised.Shown(collectives);
        return new(
            new FigureTable(
                $"stand-{head.Slug}", texts["NowTitle", head.ShortName.In(Language.Current.Code)], texts["NowSource", Dates.InFull(today), collectives],
                [
                    new("stand", texts["StatedWhat"], FigureKind.Text, texts["MeaningNowState"]),
                    new("aantal", texts["NowCount"], FigureKind.Count, texts["MeaningNowCount"]),
                    new("n", texts["StatedOf"], FigureKind.Count, texts["MeaningNowOf"]),
                    new("aandeel", texts["NowShare"], FigureKind.Share, texts["MeaningNowShare"]),
                ],
                [.. states.Select((count, state) => (FigureValue[])[
                    FigureValue.Of(texts[$"NowState{state}"]), FigureValue.Shown(count), FigureValue.Of(collectives), FigureValue.Shown((double?)count / collectives)])]),
            texts["NowAbout", collectives] + (head.Recognised.IncludeExamples ? " " + texts["NowExamples"] : ""), texts["HowNow", SmallCells.FewestShown - 1], end => $"{head.Path}/stand{end}",
            words => new BarChart(words, [.. states.Select((count, state) => count is { } shown
                ? PublishedNumbers.Bar(texts[$"NowState{state}"], shown, collectives)
                : new Bar(texts[$"NowState{state}"], null, collectives, texts["NowHidden"]))]).Draw());
    }
}
