using System.Text;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.InFull;
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
        app.MapGet($"{CrossTableInFullModel.Path}.csv", CrossTableInFullAsync).RequireAuthorization(Policies.Analyst);
        app.MapGet($"{RankingInFullModel.Path}.csv", RankingInFullAsync).RequireAuthorization(Policies.Analyst);
    }

    private static async Task<IResult> CrossTableAsync(HttpRequest request, ShownWaves waves, IStringLocalizer<CrossText> texts, CancellationToken cancel) =>
        await CrossSelection.FindAsync(waves, request.Query, inFull: false, cancel) is { } chosen ? Csv(texts.NumbersOf(chosen)) : Results.NotFound();

    private static async Task<IResult> RankingAsync(
        HttpRequest request, PlatformDb db, ShownWaves waves, VocabularyCache vocabularies, IStringLocalizer<RankingText> texts, CancellationToken cancel) =>
        await RankingSelection.FindAsync(db, waves, await vocabularies.ReadAsync(cancel), request.Query, inFull: false, cancel) is { } chosen
            ? Csv(texts.NumbersOf(chosen)) : Results.NotFound();

    private static async Task<IResult> CrossTableInFullAsync(
        HttpRequest request, ReadingInFull reading, ShownWaves waves, IStringLocalizer<CrossText> texts, CancellationToken cancel)
    {
        if (!await reading.IsAllowedAsync(cancel)) return Results.LocalRedirect("~/analyse");
        if (await CrossSelection.FindAsync(waves, request.Query, inFull: true, cancel) is not { } chosen) return Results.NotFound();

        await reading.NoteAsync(chosen.Wave, chosen.Address($"{CrossTableInFullModel.Path}.csv"), cancel);
        return Csv(texts.NumbersOf(chosen));
    }

    private static async Task<IResult> RankingInFullAsync(
        HttpRequest request, ReadingInFull reading, PlatformDb db, ShownWaves waves, VocabularyCache vocabularies, IStringLocalizer<RankingText> texts, CancellationToken cancel)
    {
        if (!await reading.IsAllowedAsync(cancel)) return Results.LocalRedirect("~/analyse");
        if (await RankingSelection.FindAsync(db, waves, await vocabularies.ReadAsync(cancel), request.Query, inFull: true, cancel) is not { } chosen) return Results.NotFound();

        await reading.NoteAsync(chosen.Wave, chosen.Address($"{RankingInFullModel.Path}.csv"), cancel);
        return Csv(texts.NumbersOf(chosen));
    }

    private static IResult Csv(FigureTable table) =>
        Results.File(Encoding.UTF8.GetBytes(table.ToCsv()), Platform.Export.Csv.ContentType, $"{table.Name}.csv");
}
