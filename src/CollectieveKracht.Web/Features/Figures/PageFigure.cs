using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Platform.Export.Pictures;
using Microsoft.Extensions.Localization;
using PictureWords = CollectieveKracht.Web.Platform.Export.Pictures.FigureWords;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>A figure as its page and its files know it, so that both call it the same, count it the same and give the same source.</summary>
/// <param name="About">Measure and group in a line, for its picture.</param>
/// <param name="Definition">How it was counted, in a few sentences.</param>
/// <param name="FileAddress">The address of the file with one of the ends of <see cref="FigureFoot.FileEnds"/>, without language.</param>
/// <param name="Draw">Its picture, with these words around it.</param>
public sealed record PageFigure(FigureTable Numbers, string About, string Definition, Func<string, string> FileAddress, Func<PictureWords, Picture> Draw)
{
    /// <summary>The publication to cite; null to cite the page.</summary>
    public string? Citation { get; init; }

    /// <summary>What stands below it.</summary>
    /// <param name="table">The id of the table with the same numbers.</param>
    /// <param name="link">Its lasting address on the site, with the language.</param>
    public FigureFoot Foot(string? table, string link) =>
        new(Numbers.Source) { Take = new(Numbers.Title, Definition, FileAddress) { Citation = Citation }, Table = table, Link = link };

    /// <summary>What its files are made of.</summary>
    public Figure ToFile(IStringLocalizer<FiguresText> texts) => new(Numbers, () => Draw(new(Numbers.Title, About, $"{texts["Source"]} {Numbers.Source}")));
}

/// <summary>Columns that more than one figure has.</summary>
public static class FigureColumns
{
    /// <summary>What a row is about: its lasting name, and what it is called.</summary>
    public static IEnumerable<FigureColumn> SubjectColumns(this IStringLocalizer<FiguresText> texts) =>
    [
        new("code", texts["ColumnCode"], FigureKind.Text, texts["MeaningCode"]),
        new("naam", texts["ColumnName"], FigureKind.Text, texts["MeaningName"]),
    ];

    public static FigureColumn PlaceColumn(this IStringLocalizer<FiguresText> texts) => new("plaats", texts["Rank"], FigureKind.Count, texts["MeaningPlace"]);

    /// <summary>How many of how many, and the share that it is.</summary>
    public static IEnumerable<FigureColumn> CountColumns(this IStringLocalizer<FiguresText> texts) =>
    [
        new("aantal", texts["Count"], FigureKind.Count, texts["MeaningCount"]),
        new("n", texts["ColumnBase"], FigureKind.Count, texts["MeaningBase"]),
        new("aandeel", texts["Share"], FigureKind.Share, texts["MeaningShare"]),
    ];

    /// <summary>The values of <see cref="CountColumns"/>.</summary>
    public static IEnumerable<FigureValue> Values(int count, int of) => [FigureValue.Of(count), FigureValue.Of(of), FigureValue.Of((double)count / of)];
}
