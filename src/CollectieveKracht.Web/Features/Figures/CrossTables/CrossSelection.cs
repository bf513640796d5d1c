using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Features.Figures.Rankings;
using Microsoft.AspNetCore.WebUtilities;

namespace CollectieveKracht.Web.Features.Figures.CrossTables;

/// <summary>Which cross table an address asks for. What is not in the wave is left out, and the page says what it shows.</summary>
public sealed record CrossSelection(
    IReadOnlyList<WaveChoice> Waves, ShownWave Wave, FigureAxis Rows, FigureAxis Columns, IReadOnlyList<Subject> Filter, CrossMeasure Measure, (Subject Row, Subject Column)? Chosen)
{
    public const string Path = "/cijfers/kruistabel";

    /// <summary>The address of its page: everyone's, or that of analysts.</summary>
    public required string PagePath { get; init; }

    private const int MostTickedShown = 5;

    /// <summary>The parameter that says whether the page shows bars; files are the same either way.</summary>
    public const string ViewName = "weergave";

    /// <summary>Its value for bars.</summary>
    public const string Bars = "balken";

    private const string DefaultRows = "sector", DefaultColumns = "interne-werking";

    private static readonly IReadOnlyList<(string Slug, CrossMeasure Measure)> Measures =
        [("rij", CrossMeasure.RowShare), ("aantal", CrossMeasure.Count), ("kolom", CrossMeasure.ColumnShare), ("verschil", CrossMeasure.Difference)];

    /// <summary>
    /// Whether a filter was asked for that would put too many characteristics together for everyone to see, so that it was left out.
    /// </summary>
    public bool LeftFilterOut { get; private init; }

    /// <summary>Whether the numbers are shown as bars instead of as a table. A difference has no bar.</summary>
    public bool AsBars { get; private init; }

    /// <summary>The cell that is looked at closely: the one that was chosen, else the one that stands out most.</summary>
    public (Subject Row, Subject Column)? Marked => Chosen ?? View.Findings.Select(found => ((Subject, Subject)?)(found.Cell.Row, found.Cell.Column)).FirstOrDefault();

    public CrossView View => field ??= new CrossView(Wave, Rows, Columns, Filter, Measure);

    /// <param name="inFull">For an analyst, who sees all, also of a wave that is closed and not public yet.</param>
    /// <returns>Null when no published wave has answers, or not one of that name.</returns>
    public static async Task<CrossSelection?> FindAsync(ShownWaves waves, IQueryCollection query, bool inFull, CancellationToken cancel)
    {
        var all = (await waves.ReadAllAsync(cancel)).Where(wave => wave.HasAnswers).ToList();
        var slug = One(query, "peiling") ?? all.FirstOrDefault()?.Slug;
        if (slug is null || await (inFull ? waves.ReadInFullAsync(slug, cancel) : waves.ReadAsync(slug, cancel)) is not { } wave) return null;

        var rows = AxisIn(wave, One(query, "rij")) ?? wave.Axis(DefaultRows) ?? wave.Axes[0];
        var columns = AxisIn(wave, One(query, "kolom")) ?? wave.Axis(DefaultColumns) ?? wave.Axes[^1];
        var asked = RankingSelection.FiltersIn(wave, query).Where(subject => subject.Kind != rows.Kind && subject.Kind != columns.Kind).ToList();
        // A table of two characteristics has as many together as may be shown.
        var filter = inFull ? asked : rows.IsExclusive && columns.IsExclusive ? [] : asked.Take(1).ToList();
        return new CrossSelection(
            all, wave, Ticked(wave, rows, filter), Ticked(wave, columns, filter), filter, MeasureIn(query), ChosenIn(query, rows, columns))
        {
            LeftFilterOut = filter.Count < asked.Count,
            AsBars = One(query, ViewName) == Bars && MeasureIn(query) is not CrossMeasure.Difference,
            PagePath = inFull ? InFull.CrossTableInFullModel.Path : Path,
        };
    }

    /// <summary>What can stand in the place of a side, with the side that is there.</summary>
    public IEnumerable<FigureAxis> Choices(FigureAxis side) => Wave.Axes.Append(Most(Wave, [])).Concat(side.IsOneAnswer ? [side] : []);

    /// <summary>The challenges that are ticked most within a filter.</summary>
    public static FigureAxis Most(ShownWave wave, IReadOnlyList<Subject> filter) => new(
        FigureAxis.MostTicked, "", SubjectKind.Challenge,
        [.. new RankingView(wave, filter, beside: null).Challenges.Where(row => row.Count is > 0).Take(MostTickedShown).Select(row => row.Subject)]);

    /// <summary>The address of the same table but for these parameters.</summary>
    public string Address(string path, params (string Name, string? Value)[] other)
    {
        var parameters = new List<(string Name, string? Value)>
        {
            ("rij", Rows.Slug), ("kolom", Columns.Slug), ("peiling", Wave.Wave.Slug), ("toon", Measures.Single(known => known.Measure == Measure).Slug), (ViewName, AsBars ? Bars : null),
        };
        parameters.AddRange(Filter.Select(subject => ("filter", (string?)subject.ToString())));
        foreach (var (name, _) in other) parameters.RemoveAll(known => known.Name == name);
        return QueryHelpers.AddQueryString(path, parameters.Concat(other).Where(known => known.Value is not null).Select(known => KeyValuePair.Create(known.Name, known.Value)));
    }

    public string Address(CrossMeasure measure) => Address(PagePath, ("toon", Measures.Single(known => known.Measure == measure).Slug));

    /// <summary>The same numbers as a table, or as bars.</summary>
    public string AddressOfOtherView => Address(PagePath, (ViewName, AsBars ? null : Bars));

    public string Address(Subject row, Subject column) => Address(PagePath, ("cel", $"{row.Slug}.{column.Slug}")) + "#cel";

    private static CrossMeasure MeasureIn(IQueryCollection query) => Measures.FirstOrDefault(known => known.Slug == One(query, "toon")).Measure;

    private static (Subject, Subject)? ChosenIn(IQueryCollection query, FigureAxis rows, FigureAxis columns)
    {
        if (One(query, "cel")?.Split('.') is not [var row, var column]) return null;

        var (ofRow, ofColumn) = (rows.Options.Cast<Subject?>().FirstOrDefault(option => option!.Value.Slug == row), columns.Options.Cast<Subject?>().FirstOrDefault(option => option!.Value.Slug == column));
        return ofRow is { } one && ofColumn is { } other ? (one, other) : null;
    }

    /// <summary>A question, the most ticked challenges, or one answer such as "challenge:leiderschap".</summary>
    private static FigureAxis? AxisIn(ShownWave wave, string? slug) => slug == FigureAxis.MostTicked ? Most(wave, []) : wave.Axis(slug) ?? wave.AxisOfOne(slug);

    private static FigureAxis Ticked(ShownWave wave, FigureAxis axis, List<Subject> filter) =>
        axis.Slug == FigureAxis.MostTicked && filter.Count > 0 ? Most(wave, filter) : axis;

    private static string? One(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } value, ..] ? value : null;
}

/// <summary>A cross table with a colour for each cell, for the partial <c>_HeatTable</c>.</summary>
/// <param name="Title">The heading above it.</param>
/// <param name="About">What the cells show.</param>
public sealed record HeatTableView(CrossSelection Chosen, string Title, string About)
{
    /// <summary>Whether each cell leads to what is behind it.</summary>
    public bool IsLinked { get; init; }
}

/// <summary>The rows of a cross table as small charts of bars, for the partial <c>_Multiples</c>.</summary>
public sealed record MultiplesView(CrossSelection Chosen)
{
    public const int FullLength = 100;

    /// <summary>The row that has the colour of its sector.</summary>
    public Subject? Highlighted { get; init; }

    /// <summary>The length of the bar of a cell: a share of all, or a count of the largest count.</summary>
    public int LengthOf(CrossCell cell)
    {
        var part = Chosen.Measure switch
        {
            CrossMeasure.Count => cell.Count / Math.Max(1, Chosen.View.Most),
            CrossMeasure.ColumnShare => cell.ColumnShare ?? 0,
            _ => cell.RowShare ?? 0,
        };
        return (int)Math.Round(FullLength * part, MidpointRounding.AwayFromZero);
    }
}
