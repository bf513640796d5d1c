using System.Text;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.InFull;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Figures.TableBooks;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Export;
using CollectieveKracht.Web.Platform.Export.Pictures;
using CollectieveKracht.Web.Platform.Limits;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>A figure that can be taken along.</summary>
/// <param name="Draw">Its picture.</param>
public sealed record Figure(FigureTable Numbers, Func<Picture> Draw);

/// <summary>
/// A figure as a file: an address with the kind of file behind it, and the choices of its page. Each kind is made of the same
/// <see cref="FigureTable"/>, so that a number is the same in all of them.
/// </summary>
public static class FigureFiles
{
    /// <summary>The kinds of files, by the end of their address (<see cref="Shared.FigureFoot.FileEnds"/>).</summary>
    private static readonly IReadOnlyList<(string End, Func<Figure, HttpContext, IResult> Make)> Kinds =
    [
        (".csv", (figure, context) => CsvMetadata.Beside(Results.File(Encoding.UTF8.GetBytes(figure.Numbers.ToCsv()), Csv.ContentType, $"{figure.Numbers.Name}.csv"), AddressOf(context))),
        (CsvMetadata.End, (figure, context) => CsvMetadata.Of(figure.Numbers, AddressOf(context))),
        (".json", (figure, _) => Results.Json(figure.Numbers.ToJson())),
        (".xlsx", (figure, context) => Book(context.RequestServices.GetRequiredService<FigureBook>().Of(figure.Numbers.Title, [figure.Numbers.Source], [figure.Numbers]), figure.Numbers.Name)),
        (".svg", (figure, _) => Results.File(PictureSvg.Write(figure.Draw()), PictureSvg.ContentType, $"{figure.Numbers.Name}.svg")),
        (".png", (figure, _) => Results.File(PicturePng.Write(figure.Draw()), PicturePng.ContentType, $"{figure.Numbers.Name}.png")),
    ];

    public static void MapFigureFiles(this WebApplication app)
    {
        app.MapFigure(CrossSelection.Path, async (context, cancel) => (await CrossTableAsync(context, inFull: false, cancel))?.Figure);
        app.MapFigure(RankingSelection.Path, async (context, cancel) => (await RankingAsync(context, inFull: false, cancel))?.Figure);
        app.MapPublishedFigures();
        app.MapListedFigures();
        foreach (var (end, make) in Kinds)
        {
            MapInFull(app, CrossTableInFullModel.Path + end, CrossTableAsync, make);
            MapInFull(app, RankingInFullModel.Path + end, RankingAsync, make);
        }

        app.MapPublicPage($"{TableBook.Path}.xlsx", async (string? peiling, TableBook book, CancellationToken cancel) =>
                peiling is not null && await book.MakeAsync(peiling, cancel) is { } made ? Book(made, $"tabellenboek-{peiling}") : Results.NotFound())
            .CountedAs(Counted.Download);
    }

    /// <summary>Every kind of file of a figure that everyone may see.</summary>
    /// <param name="address">Without the end.</param>
    /// <param name="find">The figure that is asked for; null when there is none.</param>
    public static void MapFigure(this WebApplication app, string address, Func<HttpContext, CancellationToken, Task<Figure?>> find)
    {
        foreach (var (end, make) in Kinds)
        {
            app.MapPublicPage(address + end, async context => await find(context, context.RequestAborted) is { } figure ? make(figure, context) : Results.NotFound())
                .CountedAs(Counted.Download);
        }
    }

    /// <summary>A workbook as an answer.</summary>
    public static IResult Book(XlsxBook book, string name)
    {
        var content = new MemoryStream();
        Xlsx.Write(content, book);
        content.Position = 0;
        return Results.File(content, Xlsx.ContentType, $"{name}.xlsx");
    }

    /// <summary>Of what is asked for, with its choices written anew, so that nothing else can stand in a header.</summary>
    private static string AddressOf(HttpContext context) => context.Request.Path + QueryString.Create(context.Request.Query).ToUriComponent();

    private static void MapInFull(WebApplication app, string address, FindFile find, Func<Figure, HttpContext, IResult> make) => app
        .MapGet(address, async (HttpContext context) => await (await AnswerInFullAsync(context, find, make)).ExecuteAsync(context))
        .RequireAuthorization(Policies.Analyst);

    private static async Task<IResult> AnswerInFullAsync(HttpContext context, FindFile find, Func<Figure, HttpContext, IResult> make)
    {
        var reading = context.RequestServices.GetRequiredService<ReadingInFull>();
        if (!await reading.IsAllowedAsync(context.RequestAborted)) return Results.LocalRedirect("~/analyse");
        if (await find(context, inFull: true, context.RequestAborted) is not { } file) return Results.NotFound();

        await reading.NoteAsync(file.Wave, file.Address, context.RequestAborted);
        return make(file.Figure, context);
    }

    private static async Task<WaveFile?> CrossTableAsync(HttpContext context, bool inFull, CancellationToken cancel)
    {
        var services = context.RequestServices;
        return await CrossSelection.FindAsync(services.GetRequiredService<ShownWaves>(), context.Request.Query, inFull, cancel) is { } chosen
            ? new(chosen.Wave, chosen.Address(context.Request.Path), new Figure(services.GetRequiredService<IStringLocalizer<CrossText>>().NumbersOf(chosen), () => services.GetRequiredService<FigurePictures>().Of(chosen)))
            : null;
    }

    private static async Task<WaveFile?> RankingAsync(HttpContext context, bool inFull, CancellationToken cancel)
    {
        var services = context.RequestServices;
        var vocabulary = await services.GetRequiredService<VocabularyCache>().ReadAsync(cancel);
        return await RankingSelection.FindAsync(
            services.GetRequiredService<PlatformDb>(), services.GetRequiredService<ShownWaves>(), vocabulary, context.Request.Query, inFull, cancel) is { } chosen
            ? new(chosen.Wave, chosen.Address(context.Request.Path), new Figure(services.GetRequiredService<IStringLocalizer<RankingText>>().NumbersOf(chosen), () => services.GetRequiredService<FigurePictures>().Of(chosen)))
            : null;
    }

    private delegate Task<WaveFile?> FindFile(HttpContext context, bool inFull, CancellationToken cancel);

    /// <param name="Address">With the choices that were understood.</param>
    private sealed record WaveFile(ShownWave Wave, string Address, Figure Figure);
}
