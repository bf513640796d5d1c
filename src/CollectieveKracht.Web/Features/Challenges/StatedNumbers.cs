using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Export.Pictures;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>What the 2020 report states of a challenge or a category, as a figure to take along: a line for each statement, empty where it gives no number.</summary>
public static class StatedNumbers
{
    public static string ChallengePath(string slug) => $"{PublishedNumbers.Path}/uitdaging/{slug}";

    public static string CategoryPath(string slug) => $"{PublishedNumbers.Path}/groep/{slug}";

    public static void MapStatedFigures(this WebApplication app)
    {
        Map(ChallengePath("{slug}"), async (slug, services, vocabulary, texts, words, cancel) =>
        {
            var head = await ChallengeHead.FindAsync(
                services.GetRequiredService<PlatformDb>(), services.GetRequiredService<Listings>(), slug, ChallengeTab.Figures, services.GetRequiredService<CurrentViewer>(), vocabulary, cancel);
            return head is null ? null : StatedFigures.OfChallenge(head, vocabulary, texts, words);
        });
        Map(CategoryPath("{slug}"), async (slug, services, vocabulary, texts, words, cancel) => vocabulary.Categories.Any(category => category.Slug == slug)
            ? StatedFigures.OfCategory(await PublishedFigures.ReadAsync(services.GetRequiredService<PlatformDb>(), vocabulary, cancel), slug, vocabulary, texts, words)
            : null);

        void Map(string path, FindStated find) => app.MapFigure(path, async (context, cancel) =>
        {
            var services = context.RequestServices;
            var (texts, words) = (services.GetRequiredService<IStringLocalizer<ChallengesText>>(), services.GetRequiredService<IStringLocalizer<FiguresText>>());
            var vocabulary = await services.GetRequiredService<VocabularyCache>().ReadAsync(cancel);
            var stated = await find($"{context.GetRouteValue("slug")}", services, vocabulary, texts, words, cancel);
            return stated is null ? null : texts.FigureOf(stated).ToFile(words);
        });
    }

    public static PageFigure FigureOf(this IStringLocalizer<ChallengesText> texts, StatedFigures stated) => new(
        new FigureTable(
            $"genoemd-{stated.FilePath.Split('/')[^1]}-2020", texts["StatedTitle", stated.About], texts["ReportSource"],
            [
                new("wat", texts["StatedWhat"], FigureKind.Text, texts["MeaningStatedWhat"]),
                new("genoemd", texts["StatedValue"], FigureKind.Text, texts["MeaningStatedValue"]),
                new("getal", texts["StatedNumber"], FigureKind.Number, texts["MeaningStatedNumber"]),
                new("n", texts["StatedOf"], FigureKind.Count, texts["MeaningStatedOf"]),
                new("plaats_in_verslag", texts["StatedPlace"], FigureKind.Text, texts["MeaningStatedPlace"]),
            ],
            [.. stated.Rows.Select(row => (FigureValue[])[FigureValue.Of(row.What), Text(row.Value), FigureValue.Of((double?)row.Number), FigureValue.Of(row.Of), Text(row.Place)])]),
        texts["StatedAbout"], texts["HowStated"], end => stated.FilePath + end,
        words => new HeatTable(
            words, texts["StatedWhat"], [texts["StatedValue"]],
            [.. stated.Rows.Select(row => new HeatRow(row.What, row.Of is { } of ? $"{of}" : "–", [row.Value is { } value ? HeatCell.Plain(value) : HeatCell.Hidden("–")]))]).Draw())
    {
        Citation = stated.Figures.Citation,
    };

    private static FigureValue Text(string? text) => text is null ? FigureValue.None : FigureValue.Of(text);

    private delegate Task<StatedFigures?> FindStated(
        string slug, IServiceProvider services, Vocabulary vocabulary, IStringLocalizer<ChallengesText> texts, IStringLocalizer<FiguresText> words, CancellationToken cancel);
}
