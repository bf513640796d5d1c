using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Platform.Export.Pictures;
using Microsoft.Extensions.Localization;
using PictureWords = CollectieveKracht.Web.Platform.Export.Pictures.FigureWords;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>Figures as pictures to take along, with their source in them.</summary>
public sealed class FigurePictures(IStringLocalizer<CrossText> cross, IStringLocalizer<RankingText> ranking)
{
    private const int MostBars = 20;

    public Picture Of(CrossSelection chosen)
    {
        var view = chosen.View;
        return new HeatTable(
            new PictureWords(cross.TitleOf(chosen), cross[$"About{chosen.Measure}"], cross["Source"] + " " + cross.SourceOf(chosen)), cross.ShortNameOf(chosen.Rows),
            [.. view.Columns.Select(column => column.Name)],
            [.. view.Rows.Select(row => new HeatRow(row.Name, Size(row.Count), [.. view.Columns.Select(column => Cell(chosen, view[row.Subject, column.Subject]))]))])
        {
            Key = chosen.Measure is CrossMeasure.RowShare or CrossMeasure.ColumnShare ? new HeatKey("0%", Percent(view.Most), view.HasHidden ? cross["FewKey"] : "") : null,
        }.Draw();
    }

    public Picture Of(RankingSelection chosen) => new BarChart(
        new PictureWords(ranking["AllChallenges"], ranking["AllChallengesAbout"], cross["Source"] + " " + ranking.SourceOf(chosen)),
        [.. chosen.View.Challenges.Where(row => row.Count is > 0).Take(MostBars).Select(row => new Bar(row.Name, row.Count, row.Of, $"{row.Count}", Percent(row.Share)))]).Draw();

    private HeatCell Cell(CrossSelection chosen, CrossViewCell shown) => shown.Cell switch
    {
        null => HeatCell.Hidden(cross["FewMark"]),
        var cell when shown.Step > 0 => HeatCell.On(shown.Step, Written(chosen.Measure, cell)),
        var cell => HeatCell.Plain(Written(chosen.Measure, cell)),
    };

    private string Size(int? count) => count is { } known ? $"{known}" : cross["FewMark"];

    /// <summary>What stands in a cell, here and on the page.</summary>
    public static string Written(CrossMeasure measure, CrossCell cell) => measure switch
    {
        CrossMeasure.Count => $"{cell.Count}",
        CrossMeasure.ColumnShare => Percent(cell.ColumnShare),
        CrossMeasure.Difference => FigureWords.WithSign(cell.Count - (cell.Expected ?? 0)),
        _ => Percent(cell.RowShare),
    };

    private static string Percent(double? share) => FigureWords.Percent(share);
}
