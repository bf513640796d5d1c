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

/// <summary>
/// The numbers of a figure as a file: the address of its page with the kind of file behind it, and the same choices. Each kind is made of the same
/// <see cref="FigureTable"/>, so that a number is the same in all of them.
/// </summary>
public static class FigureFiles
{
    /// <summary>The kinds of files, by the end of their address.</summary>
    private static readonly IReadOnlyList<(string End, Func<FigureFile, IServiceProvider, IResult> Make)> Kinds =
    [
        ("csv", (file, _) => CsvMetadata.Beside(Results.File(Encoding.UTF8.GetBytes(file.Numbers.ToCsv()), Csv.ContentType, $"{file.Numbers.Name}.csv"), file.Address)),
        ("csv-metadata.json", (file, _) => CsvMetadata.Of(file.Numbers, file.Address)),
        ("json", (file, _) => Results.Json(file.Numbers.ToJson())),
        ("xlsx", (file, services) => Book(services.GetRequiredService<FigureBook>().Of(file.Numbers.Title, [file.Numbers.Source], [file.Numbers]), file.Numbers.Name)),
        ("svg", (file, services) => Results.File(PictureSvg.Write(file.Draw(services.GetRequiredService<FigurePictures>())), PictureSvg.ContentType, $"{file.Numbers.Name}.svg")),
        ("png", (file, services) => Results.File(PicturePng.Write(file.Draw(services.GetRequiredService<FigurePictures>())), PicturePng.ContentType, $"{file.Numbers.Name}.png")),
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

        app.MapPublicPage($"{TableBook.Path}.xlsx", async (string? peiling, TableBook book, CancellationToken cancel) =>
                peiling is not null && await book.MakeAsync(peiling, cancel) is { } made ? Book(made, $"tabellenboek-{peiling}") : Results.NotFound())
            .CountedAs(Counted.Download);
    }

    /// <summary>A workbook as an answer.</summary>
    public static IResult Book(XlsxBook book, string name)
    {
        var content = new MemoryStream();
        Xlsx.Write(content, book);
        content.Position = 0;
        return Results.File(content, Xlsx.ContentType, $"{name}.xlsx");
    }

    private static void MapPublic(WebApplication app, string address, FindFile find, Func<FigureFile, IServiceProvider, IResult> make) => app
        .MapPublicPage(address, async (HttpContext context, CancellationToken cancel) =>
            await find(context, inFull: false, cancel) is { } file ? make(file, context.RequestServices) : Results.NotFound())
        .CountedAs(Counted.Download);

    private static void MapInFull(WebApplication app, string address, FindFile find, Func<FigureFile, IServiceProvider, IResult> make) => app
        .MapGet(address, async (HttpContext context, ReadingInFull reading, CancellationToken cancel) =>
        {
            if (!await reading.IsAllowedAsync(cancel)) return Results.LocalRedirect("~/analyse");
            if (await find(context, inFull: true, cancel) is not { } file) return Results.NotFound();

            await reading.NoteAsync(file.Wave, file.Address, cancel);
            return make(file, context.RequestServices);
        })
        .RequireAuthorization(Policies.Analyst);

    private static async Task<FigureFile?> CrossTableAsync(HttpContext context, bool inFull, CancellationToken cancel)
    {
        var services = context.RequestServices;
        return await CrossSelection.FindAsync(services.GetRequiredService<ShownWaves>(), context.Request.Query, inFull, cancel) is { } chosen
            ? new(chosen.Wave, chosen.Address(context.Request.Path), services.GetRequiredService<IStringLocalizer<CrossText>>().NumbersOf(chosen), pictures => pictures.Of(chosen)) : null;
    }

    private static async Task<FigureFile?> RankingAsync(HttpContext context, bool inFull, CancellationToken cancel)
    {
        var services = context.RequestServices;
        var vocabulary = await services.GetRequiredService<VocabularyCache>().ReadAsync(cancel);
        return await RankingSelection.FindAsync(
            services.GetRequiredService<PlatformDb>(), services.GetRequiredService<ShownWaves>(), vocabulary, context.Request.Query, inFull, cancel) is { } chosen
            ? new(chosen.Wave, chosen.Address(context.Request.Path), services.GetRequiredService<IStringLocalizer<RankingText>>().NumbersOf(chosen), pictures => pictures.Of(chosen)) : null;
    }

    private delegate Task<FigureFile?> FindFile(HttpContext context, bool inFull, CancellationToken cancel);

    /// <param name="Address">With the choices that were understood.</param>
    private sealed record FigureFile(ShownWave Wave, string Address, FigureTable Numbers, Func<FigurePictures, Picture> Draw);
}
