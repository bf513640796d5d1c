using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures.CrossTables;

/// <summary>The numbers of a cross table, a row for each cell.</summary>
public static class CrossNumbers
{
    public static FigureTable NumbersOf(this IStringLocalizer<CrossText> texts, CrossSelection chosen)
    {
        var view = chosen.View;
        return new FigureTable(
            $"kruistabel-{chosen.Wave.Wave.Slug}-{chosen.Rows.Slug}-{chosen.Columns.Slug}".Replace(':', '-'), texts.TitleOf(chosen), texts.SourceOf(chosen), [.. Columns(texts)],
            [.. from row in view.Rows
                from column in view.Columns
                select Values(row, column, view[row.Subject, column.Subject])]);
    }

    /// <summary>How it is taken along.</summary>
    public static FigureTake TakeOf(this IStringLocalizer<CrossText> texts, CrossSelection chosen) =>
        new(texts.TitleOf(chosen), $"{texts["HowCounted"]} {texts["HowHidden"]}", end => chosen.Address(chosen.PagePath + end, (CrossSelection.ViewName, null)));

    /// <summary>"Sector naast interne werking".</summary>
    public static string TitleOf(this IStringLocalizer<CrossText> texts, CrossSelection chosen) => texts["TableTitle", texts.ShortNameOf(chosen.Rows), Lowered(texts.ShortNameOf(chosen.Columns))];

    /// <summary>Wave, filter, n and the date of the count in a sentence.</summary>
    public static string SourceOf(this IStringLocalizer<CrossText> texts, CrossSelection chosen)
    {
        var n = chosen.View.Base is { } shown ? $"n = {shown:N0}" : texts["NotShown"].Value;
        var filter = string.Concat(chosen.Filter.Select(subject => ", " + chosen.Wave.NameOf(subject)));
        return $"{chosen.Wave.Name}{filter}. {n}{(chosen.Wave.Wave.CountedAt is { } at ? texts["CountedAt", Dates.InFull(at)] : "")}";
    }

    /// <summary>What an axis is called in a heading or a list of choices.</summary>
    public static string ShortNameOf(this IStringLocalizer<CrossText> texts, FigureAxis axis) =>
        axis.Slug == FigureAxis.MostTicked ? texts["AxisMost"]
        : axis.IsOneAnswer ? axis.Name
        : texts[$"Axis-{axis.Kind}"] is { ResourceNotFound: false } known ? known
        : axis.Kind == Domain.Surveys.SubjectKind.Challenge ? texts["ChallengesOf", Lowered(axis.Name)] : axis.Name;

    private static string Lowered(string name) => name.Length == 0 ? name : char.ToLower(name[0], Language.Current.Culture) + name[1..];

    public static IEnumerable<FigureColumn> Columns(IStringLocalizer<CrossText> texts)
    {
        yield return new("rij", texts["ColumnRow"], FigureKind.Text, texts["MeaningRow"]);
        yield return new("kolom", texts["ColumnColumn"], FigureKind.Text, texts["MeaningColumn"]);
        yield return new("aantal", texts["ColumnCount"], FigureKind.Count, texts["MeaningCount"]);
        yield return new("n_rij", texts["ColumnRowCount"], FigureKind.Count, texts["MeaningRowCount"]);
        yield return new("n_kolom", texts["ColumnColumnCount"], FigureKind.Count, texts["MeaningColumnCount"]);
        yield return new("aandeel_rij", texts["ColumnRowShare"], FigureKind.Share, texts["MeaningRowShare"]);
        yield return new("aandeel_rij_laag", texts["ColumnLow"], FigureKind.Share, texts["MeaningInterval"]);
        yield return new("aandeel_rij_hoog", texts["ColumnHigh"], FigureKind.Share, texts["MeaningInterval"]);
        yield return new("aandeel_kolom", texts["ColumnColumnShare"], FigureKind.Share, texts["MeaningColumnShare"]);
        yield return new("verwacht", texts["ColumnExpected"], FigureKind.Number, texts["MeaningExpected"]);
        yield return new("residu", texts["ColumnResidual"], FigureKind.Number, texts["MeaningResidual"]);
    }

    private static FigureValue[] Values(CrossViewHead row, CrossViewHead column, CrossViewCell shown)
    {
        FigureValue[] heads = [FigureValue.Of(row.Name), FigureValue.Of(column.Name)];
        var (ofRow, ofColumn) = (FigureValue.Shown(row.Count), FigureValue.Shown(column.Count));
        return shown.Cell is not { } cell
            ? [.. heads, FigureValue.Hidden, ofRow, ofColumn, .. Enumerable.Repeat(FigureValue.Hidden, 6)]
            :
            [
                .. heads, FigureValue.Of(cell.Count), ofRow, ofColumn, FigureValue.Of(cell.RowShare), FigureValue.Of(cell.RowShareInterval?.Low), FigureValue.Of(cell.RowShareInterval?.High),
                FigureValue.Of(cell.ColumnShare), FigureValue.Of(cell.Expected), FigureValue.Of(cell.AdjustedResidual),
            ];
    }
}

/// <summary>The words of cross tables.</summary>
public sealed class CrossText;
