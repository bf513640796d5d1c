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

    // A bar is drawn in whole parts.
    private const int ScoreParts = 100;

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

    public Picture Of(RankingSelection chosen)
    {
        var list = chosen.List ?? RankingList.Challenges;
        return new BarChart(new PictureWords(ranking.TitleOf(list), ranking[$"About{list}"], cross["Source"] + " " + ranking.SourceOf(chosen)), [.. Bars()]) { IsSolid = list == RankingList.Weighted }.Draw();

        IEnumerable<Bar> Bars() => list switch
        {
            RankingList.Categories => chosen.View.Categories.Select(Counted),
            RankingList.Weighted => chosen.View.Weighted.Select(row => Scored(row, chosen.View.Weighted.Max(other => other.Score) ?? 1)),
            RankingList.Key => chosen.View.KeyChallenges(chosen.Key).SelectMany(category => category.Rows).Select(Counted),
            _ => chosen.View.Challenges.Where(row => row.Count is > 0).Take(MostBars).Select(Counted),
        };
    }

    private Bar Counted(RankingRow row) => new(row.Name, row.Count, row.Of, row.Count is { } count ? $"{count}" : cross["FewMark"], Percent(row.Share));

    private Bar Scored(WeightedRow row, double highest) => new(
        row.Name, row.Score is { } score ? (int)Math.Round(score * ScoreParts) : null, Math.Max(1, (int)Math.Round(highest * ScoreParts)), row.Score is null ? ranking["NotShown"] : ranking.ScoreOf(row));

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
        CrossMeasure.Count => $"{cell.Count:N0}",
        CrossMeasure.ColumnShare => Percent(cell.ColumnShare),
        CrossMeasure.Difference => FigureWords.WithSign(cell.Count - (cell.Expected ?? 0)),
        _ => Percent(cell.RowShare),
    };

    private static string Percent(double? share) => FigureWords.Percent(share);
}
