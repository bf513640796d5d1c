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

    private const string DefaultRows = "sector", DefaultColumns = "interne-werking";

    private static readonly IReadOnlyList<(string Slug, CrossMeasure Measure)> Measures =
        [("rij", CrossMeasure.RowShare), ("aantal", CrossMeasure.Count), ("kolom", CrossMeasure.ColumnShare), ("verschil", CrossMeasure.Difference)];

    /// <summary>
    /// Whether a filter was asked for that would put too many characteristics together for everyone to see, so that it was left out.
    /// </summary>
    public bool LeftFilterOut { get; private init; }

    /// <summary>The table; null while nothing of the wave was counted.</summary>
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
            all, wave, Ticked(wave, rows, filter), Ticked(wave, columns, filter), filter, Measures.FirstOrDefault(known => known.Slug == One(query, "toon")).Measure, ChosenIn(query, rows, columns))
        {
            LeftFilterOut = filter.Count < asked.Count,
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
            ("rij", Rows.Slug), ("kolom", Columns.Slug), ("peiling", Wave.Wave.Slug), ("toon", Measures.Single(known => known.Measure == Measure).Slug),
        };
        parameters.AddRange(Filter.Select(subject => ("filter", (string?)subject.ToString())));
        foreach (var (name, _) in other) parameters.RemoveAll(known => known.Name == name);
        return QueryHelpers.AddQueryString(path, parameters.Concat(other).Where(known => known.Value is not null).Select(known => KeyValuePair.Create(known.Name, known.Value)));
    }

    public string Address(CrossMeasure measure) => Address(PagePath, ("toon", Measures.Single(known => known.Measure == measure).Slug));

    public string Address(Subject row, Subject column) => Address(PagePath, ("cel", $"{row.Slug}.{column.Slug}")) + "#cel";

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
