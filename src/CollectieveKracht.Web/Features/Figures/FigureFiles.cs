using System.Text;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Export;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>The numbers of a figure as a file: the address of its page with the kind of file behind it, and the same choices.</summary>
public static class FigureFiles
{
    public static void MapFigureFiles(this WebApplication app)
    {
        app.MapGet($"{CrossSelection.Path}.csv", CrossTableAsync).WithMetadata(new PublicPageAttribute());
        app.MapGet($"{RankingSelection.Path}.csv", RankingAsync).WithMetadata(new PublicPageAttribute());
    }

    private static async Task<IResult> CrossTableAsync(HttpRequest request, ShownWaves waves, IStringLocalizer<CrossText> texts, CancellationToken cancel) =>
        await CrossSelection.FindAsync(waves, request.Query, inFull: false, cancel) is { } chosen ? Csv(texts.NumbersOf(chosen)) : Results.NotFound();

    private static async Task<IResult> RankingAsync(
        HttpRequest request, PlatformDb db, ShownWaves waves, VocabularyCache vocabularies, IStringLocalizer<RankingText> texts, CancellationToken cancel) =>
        await RankingSelection.FindAsync(db, waves, await vocabularies.ReadAsync(cancel), request.Query, inFull: false, cancel) is { } chosen
            ? Csv(texts.NumbersOf(chosen)) : Results.NotFound();

    private static IResult Csv(FigureTable table) =>
        Results.File(Encoding.UTF8.GetBytes(table.ToCsv()), Platform.Export.Csv.ContentType, $"{table.Name}.csv");
}
