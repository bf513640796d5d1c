using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CollectieveKracht.Web.Features.Api;
using Microsoft.AspNetCore.Mvc;

namespace CollectieveKracht.Web.Features.Figures.Api;

/// <summary>The addresses of figures in the API.</summary>
public static class FigureEndpoints
{
    private const string WaveAbout = "The slug of a published wave.";
    private const string FilterAbout = "Counts only respondents with this answer, as a wave offers it. Can be given more than once.";

    public static void MapFigureApi(this WebApplication app)
    {
        app.MapToApi("/waves", (FigureApi figures, CancellationToken cancel) => figures.WavesAsync(cancel))
            .WithName("waves").WithSummary("The published waves of the survey").WithExample(FigureExamples.Waves);

        app.MapToApi("/waves/{wave}", ([Description(WaveAbout)] string wave, FigureApi figures, CancellationToken cancel) => figures.WaveAsync(wave, cancel))
            .WithName("wave").WithSummary("A wave, with its questions and filters")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(FigureExamples.Wave, ("wave", FigureExamples.Slug));

        app.MapToApi("/waves/{wave}/rankings", (
                [Description(WaveAbout)] string wave,
                [FromQuery, Description(FilterAbout + " Two at most, of different questions.")] string[]? filter,
                [FromQuery, Description("The slug of another wave, for what changed since. Without it nothing is compared.")] string? beside,
                FigureApi figures, CancellationToken cancel) => figures.RankingsAsync(wave, filter, beside, cancel))
            .WithName("rankings").WithSummary("What respondents struggle with most: the rankings of a wave")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(FigureExamples.Rankings, ("wave", FigureExamples.Slug), ("filter", "sector:energie"), ("beside", PublishedFigures.Wave));

        app.MapToApi("/waves/{wave}/cross-table", (
                [Description(WaveAbout)] string wave,
                [FromQuery, Required, Description("The slug of the question in the rows.")] string? rows,
                [FromQuery, Required, Description("The slug of the question in the columns.")] string? columns,
                [FromQuery, Description(FilterAbout + " One at most, and none when rows and columns both have one answer per respondent.")] string[]? filter,
                FigureApi figures, CancellationToken cancel) => figures.CrossTableAsync(wave, rows, columns, filter, cancel))
            .WithName("crossTable").WithSummary("One question of a wave beside another")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(FigureExamples.CrossTable, ("wave", FigureExamples.Slug), ("rows", "sector"), ("columns", "interne-werking"), ("filter", "province:PV31"));

        app.MapToApi("/waves/{wave}/figures", ([Description(WaveAbout + " Only 2020 has figures that were published elsewhere.")] string wave, FigureApi figures, CancellationToken cancel) => figures.FiguresAsync(wave, cancel))
            .WithName("publishedFigures").WithSummary("Figures of a wave as its publication states them")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExample(FigureExamples.Published, ("wave", PublishedFigures.Wave));
    }
}
