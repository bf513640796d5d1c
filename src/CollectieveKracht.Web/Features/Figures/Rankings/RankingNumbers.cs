using CollectieveKracht.Web.Features.Shared;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures.Rankings;

/// <summary>The numbers of the rankings, a row for each category and challenge.</summary>
public static class RankingNumbers
{
    public static FigureTable NumbersOf(this IStringLocalizer<RankingText> texts, RankingSelection chosen)
    {
        return new(
            $"ranglijst-{chosen.Wave.Wave.Slug}", chosen.List is { } only ? texts.TitleOf(only) : texts["RankingsOf", chosen.Wave.Name], texts.SourceOf(chosen), [.. Columns(texts)],
            [.. Enum.GetValues<RankingList>().Where(list => chosen.List is null || chosen.List == list).SelectMany(RowsOf)]);

        IEnumerable<FigureValue[]> RowsOf(RankingList list) => list switch
        {
            RankingList.Categories => chosen.View.Categories.Select(row => Values(texts.TitleOf(list), row)),
            RankingList.Weighted => chosen.View.Weighted.Select(row => Values(texts.TitleOf(list), row)),
            RankingList.Key => chosen.View.KeyChallenges(chosen.Key).SelectMany(category => category.Rows).Select(row => Values(texts.TitleOf(list), row)),
            _ => chosen.View.Challenges.Select(row => Values(texts.TitleOf(list), row)),
        };
    }

    public static string TitleOf(this IStringLocalizer<RankingText> texts, RankingList list) => texts[list switch
    {
        RankingList.Categories => "RankingOne",
        RankingList.Weighted => "RankingTwo",
        RankingList.Key => "RankingThree",
        _ => "AllChallenges",
    }];

    /// <summary>How one of the rankings is taken along.</summary>
    public static FigureTake TakeOf(this IStringLocalizer<RankingText> texts, RankingSelection chosen, RankingList list) => new(
        texts.TitleOf(list), string.Join(' ', texts[$"How{list}"], texts["HowInterval"], texts["HowHidden"]), end => chosen.FileAddress(list, end));

    /// <summary>Wave, filter, n and the date of the count in a sentence.</summary>
    public static string SourceOf(this IStringLocalizer<RankingText> texts, RankingSelection chosen)
    {
        var n = chosen.View.Base is { } shown ? $"n = {shown:N0}" : texts["NotShown"].Value;
        var filter = string.Concat(chosen.Filter.Select(subject => ", " + chosen.Wave.NameOf(subject)));
        return $"{chosen.Wave.Name}{filter}. {n}{(chosen.Wave.Wave.CountedAt is { } at ? texts["CountedAt", Dates.InFull(at)] : "")}";
    }

    public static IEnumerable<FigureColumn> Columns(IStringLocalizer<RankingText> texts)
    {
        yield return new("ranglijst", texts["ColumnRanking"], FigureKind.Text, texts["MeaningRanking"]);
        yield return new("code", texts["ColumnCode"], FigureKind.Text, texts["MeaningCode"]);
        yield return new("naam", texts["ColumnName"], FigureKind.Text, texts["MeaningName"]);
        yield return new("plaats", texts["ColumnPlace"], FigureKind.Count, texts["MeaningPlace"]);
        yield return new("aantal", texts["ColumnCount"], FigureKind.Count, texts["MeaningCount"]);
        yield return new("n", texts["ColumnBase"], FigureKind.Count, texts["MeaningBase"]);
        yield return new("aandeel", texts["ColumnShare"], FigureKind.Share, texts["MeaningShare"]);
        yield return new("aandeel_laag", texts["ColumnLow"], FigureKind.Share, texts["MeaningInterval"]);
        yield return new("aandeel_hoog", texts["ColumnHigh"], FigureKind.Share, texts["MeaningInterval"]);
        yield return new("verschil", texts["ColumnChange"], FigureKind.Share, texts["MeaningChange"]);
        yield return new("verschil_laag", texts["ColumnChangeLow"], FigureKind.Share, texts["MeaningChangeInterval"]);
        yield return new("verschil_hoog", texts["ColumnChangeHigh"], FigureKind.Share, texts["MeaningChangeInterval"]);
        yield return new("score", texts["ColumnScore"], FigureKind.Number, texts["MeaningScore"]);
    }

    private static FigureValue[] Values(string ranking, RankingRow row) =>
    [
        FigureValue.Of(ranking), FigureValue.Of(row.Subject.Slug), FigureValue.Of(row.Name), FigureValue.Shown(row.Place), FigureValue.Shown(row.Count),
        row.Count is null ? FigureValue.Hidden : FigureValue.Of(row.Of), FigureValue.Shown(row.Share), FigureValue.Shown(row.Interval?.Low), FigureValue.Shown(row.Interval?.High),
        FigureValue.Of(row.Change?.Difference?.Size), FigureValue.Of(row.Change?.Difference?.Low), FigureValue.Of(row.Change?.Difference?.High), FigureValue.None,
    ];

    private static FigureValue[] Values(string ranking, WeightedRow row) =>
    [
        FigureValue.Of(ranking), FigureValue.Of(row.Subject.Slug), FigureValue.Of(row.Name), FigureValue.Shown(row.Place), .. Enumerable.Repeat(FigureValue.None, 8),
        FigureValue.Shown(row.Score is { } score ? Math.Round(score, row.Decimals) : null),
    ];

    /// <summary>A score in as many decimals as may be shown; "niet getoond" where it may not.</summary>
    public static string ScoreOf(this IStringLocalizer<RankingText> texts, WeightedRow row) =>
        row.Score is { } score ? score.ToString(row.Decimals == 2 ? "0.00" : "0.0", Language.Current.Culture) : texts["NotShown"];

    /// <summary>The difference with the other wave in points, with its interval: "−7 punten (−15 tot 2)"; null when there is none.</summary>
    public static string? PointsOf(this IStringLocalizer<RankingText> texts, RankingRow row)
    {
        return row.Change?.Difference is { } difference ? texts[Math.Abs(Whole(difference.Size)) == 1 ? "ChangePoint" : "ChangePoints", Points(difference.Size), Points(difference.Low), Points(difference.High)].Value : null;

        static int Whole(double share) => (int)Math.Round(100 * share, MidpointRounding.AwayFromZero);

        static string Points(double share) => $"{Whole(share)}".Replace('-', '−');
    }

    /// <summary>What changed since the other wave, as the end of a text's key.</summary>
    public static string VerdictOf(RankingRow row) => row.Change switch
    {
        null => "Unknown",
        { Comparability.Holds: false } => "NotComparable",
        { Difference.Verdict: var verdict } => $"{verdict}",
        _ => "Unknown",
    };
}

/// <summary>The words of rankings.</summary>
public sealed class RankingText;
