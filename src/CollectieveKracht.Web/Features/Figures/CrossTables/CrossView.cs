using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Web.Features.Figures.CrossTables;

/// <summary>What the cells of a cross table show.</summary>
public enum CrossMeasure
{
    RowShare,
    Count,
    ColumnShare,
    Difference,
}

/// <summary>One cell as it is shown.</summary>
/// <param name="Cell">What is counted; null when it may not be shown.</param>
/// <param name="Step">From 1 to 6 by its value, in the same steps over the whole table; 0 for no colour.</param>
public sealed record CrossViewCell(Subject Row, Subject Column, CrossCell? Cell, int Step);

/// <param name="Count">The respondents in it; null when that may not be shown.</param>
public sealed record CrossViewHead(Subject Subject, string Name, int? Count);

/// <summary>
/// Two questions against each other as a reader sees them. Every count is of all respondents of the filter, also those that did not answer the other question: so it is
/// one of the counts of which <see cref="Domain.Insight.Disclosure"/> decides whether they are shown.
/// </summary>
public sealed class CrossView
{
    private const int Steps = 6;
    private const int MostFindings = 4;

    private readonly ShownWave _wave;
    private readonly CrossTable _table;
    private readonly Dictionary<(Subject, Subject), CrossViewCell> _cells;

    public CrossView(ShownWave wave, FigureAxis rows, FigureAxis columns, IReadOnlyList<Subject> filter, CrossMeasure measure)
    {
        (_wave, RowAxis, ColumnAxis, Filter, Measure) = (wave, rows, columns, filter, measure);
        var within = wave.Within(filter);
        _table = CrossTable.Of(wave.Answers, Among(rows), Among(columns), within);
        Base = wave.Count(filter);
        Rows = [.. _table.Rows.Select(row => new CrossViewHead(row.Subject, wave.NameOf(row.Subject), wave.Count([.. filter, row.Subject])))];
        Columns = [.. _table.Columns.Select(column => new CrossViewHead(column.Subject, wave.NameOf(column.Subject), wave.Count([.. filter, column.Subject])))];
        var most = _table.Cells.Where(IsShown).Select(cell => Size(cell, measure)).DefaultIfEmpty(0).Max();
        _cells = _table.Cells.ToDictionary(cell => (cell.Row, cell.Column), cell => new CrossViewCell(
            cell.Row, cell.Column, IsShown(cell) ? cell : null, IsShown(cell) && most > 0 && HasValue(cell, measure) ? Math.Clamp((int)Math.Ceiling(Size(cell, measure) / most * Steps), measure == CrossMeasure.Difference ? 0 : 1, Steps) : 0));

        TableAxis Among(FigureAxis axis) => TableAxis.MultipleChoice(axis.Options, wave.Answers.Everyone);
    }

    public FigureAxis RowAxis { get; }

    public FigureAxis ColumnAxis { get; }

    public IReadOnlyList<Subject> Filter { get; }

    public CrossMeasure Measure { get; }

    /// <summary>The respondents of the filter (n); null when that may not be shown.</summary>
    public int? Base { get; }

    public IReadOnlyList<CrossViewHead> Rows { get; }

    public IReadOnlyList<CrossViewHead> Columns { get; }

    public CrossViewCell this[Subject row, Subject column] => _cells[(row, column)];

    /// <summary>Whether any cell is left out because of small groups.</summary>
    public bool HasHidden => _cells.Values.Any(cell => cell.Cell is null);

    /// <summary>Whether nothing can be shown at all.</summary>
    public bool IsEmpty => Base is null or 0 || _cells.Values.All(cell => cell.Cell is null or { Count: 0 });

    /// <summary>The largest value of the colours.</summary>
    public double Most => _table.Cells.Where(IsShown).Select(cell => Size(cell, Measure)).DefaultIfEmpty(0).Max();

    /// <summary>What stands out among the cells that are shown, the strongest first.</summary>
    public IReadOnlyList<StandsOut> AllFindings => field ??= [.. StandsOut.In(_table).Where(found => IsShown(found.Cell))];

    public IEnumerable<StandsOut> Findings => AllFindings.Take(MostFindings);

    /// <summary>
    /// The tests that rest on shown cells only: a test is a function of all its cells, so that one of which a cell is hidden would tell of it.
    /// </summary>
    public IReadOnlyList<CrossAssociation> Tests => field ??= [.. CrossAssociation.Of(Exact).Where(test => IsShown(test))];

    /// <summary>Whether a test is left out because it would tell of small groups.</summary>
    public bool HasHiddenTests => HasHidden && Tests.Count < CrossAssociation.Of(Exact).Count;

    /// <summary>Whether the groups are so small that the table is a hint and no proof.</summary>
    public bool HasSmallGroups => _table.Cells.Where(IsShown).Any(cell => cell.Expected < Association.SmallExpected);

    private CrossTable Exact => _table with { RowsAreExclusive = RowAxis.IsExclusive && !RowAxis.IsOneAnswer, ColumnsAreExclusive = ColumnAxis.IsExclusive && !ColumnAxis.IsOneAnswer };

    private bool IsShown(CrossCell cell) => _wave.Disclosure.Shows([.. Filter, cell.Row, cell.Column])
        && _wave.Disclosure.Shows([.. Filter, cell.Row]) && _wave.Disclosure.Shows([.. Filter, cell.Column]) && Base is not null;

    private bool IsShown(CrossAssociation test) => _table.Cells
        .Where(cell => (test.Row is null || cell.Row == test.Row) && (test.Column is null || cell.Column == test.Column))
        .All(IsShown);

    // A share of nobody is no share, and has no colour.
    private static bool HasValue(CrossCell cell, CrossMeasure measure) =>
        measure switch { CrossMeasure.RowShare => cell.RowShare is not null, CrossMeasure.ColumnShare => cell.ColumnShare is not null, _ => true };

    private static double Size(CrossCell cell, CrossMeasure measure) => measure switch
    {
        CrossMeasure.RowShare => cell.RowShare ?? 0,
        CrossMeasure.ColumnShare => cell.ColumnShare ?? 0,
        CrossMeasure.Difference => Math.Max(0, cell.Count - (cell.Expected ?? 0)),
        _ => cell.Count,
    };
}
