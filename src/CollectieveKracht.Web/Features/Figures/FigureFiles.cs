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

/// <summary>
/// The numbers of a figure as a file: the address of its page with the kind of file behind it, and the same choices. Each kind is made of the same
/// <see cref="FigureTable"/>, so that a number is the same in all of them.
/// </summary>
public static class FigureFiles
{
    /// <summary>The kinds of files, by the end of their address.</summary>
    private static readonly IReadOnlyList<(string End, Func<FigureTable, IResult> Make)> Kinds =
    [
        ("csv", table => Results.File(Encoding.UTF8.GetBytes(table.ToCsv()), Csv.ContentType, $"{table.Name}.csv")),
        ("json", table => Results.Json(table.ToJson())),
    ];

    public static void MapFigureFiles(this WebApplication app)
    {
        foreach (var (end, make) in Kinds)
        {
            MapPublic(app, $"{CrossSelection.Path}.{end}", CrossTableAsync, make);
            MapPublic(app, $"{RankingSelection.Path}.{end}", RankingAsync, make);
            MapInFull(app, $"{CrossTableInFullModel.Path}.{end}", CrossTableAsync, make);
            MapInFull(app, $"{RankingInFullModel.Path}.{end}", RankingAsync, make);
        }
    }

    private static void MapPublic(WebApplication app, string address, FindNumbers find, Func<FigureTable, IResult> make) => app
        .MapGet(address, async (HttpContext context, CancellationToken cancel) =>
            await find(context, inFull: false, cancel) is var (_, numbers) ? make(numbers) : Results.NotFound())
        .WithMetadata(new PublicPageAttribute());

    private static void MapInFull(WebApplication app, string address, FindNumbers find, Func<FigureTable, IResult> make) => app
        .MapGet(address, async (HttpContext context, ReadingInFull reading, CancellationToken cancel) =>
        {
            if (!await reading.IsAllowedAsync(cancel)) return Results.LocalRedirect("~/analyse");
            if (await find(context, inFull: true, cancel) is not var (wave, numbers)) return Results.NotFound();

            await reading.NoteAsync(wave, $"{context.Request.Path}{context.Request.QueryString}", cancel);
            return make(numbers);
        })
        .RequireAuthorization(Policies.Analyst);

    private static async Task<(ShownWave, FigureTable)?> CrossTableAsync(HttpContext context, bool inFull, CancellationToken cancel)
    {
        var services = context.RequestServices;
        return await CrossSelection.FindAsync(services.GetRequiredService<ShownWaves>(), context.Request.Query, inFull, cancel) is { } chosen
            ? (chosen.Wave, services.GetRequiredService<IStringLocalizer<CrossText>>().NumbersOf(chosen)) : null;
    }

    private static async Task<(ShownWave, FigureTable)?> RankingAsync(HttpContext context, bool inFull, CancellationToken cancel)
    {
        var services = context.RequestServices;
        var vocabulary = await services.GetRequiredService<VocabularyCache>().ReadAsync(cancel);
        return await RankingSelection.FindAsync(
            services.GetRequiredService<PlatformDb>(), services.GetRequiredService<ShownWaves>(), vocabulary, context.Request.Query, inFull, cancel) is { } chosen
            ? (chosen.Wave, services.GetRequiredService<IStringLocalizer<RankingText>>().NumbersOf(chosen)) : null;
    }

    private delegate Task<(ShownWave Wave, FigureTable Numbers)?> FindNumbers(HttpContext context, bool inFull, CancellationToken cancel);
}
