using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Insight;

/// <summary>All that the site shows to everyone of a wave, and the sums that a reader can make of it.</summary>
internal sealed class Views
{
    private readonly AnswerTable _table;
    private readonly Predicate<IReadOnlyCollection<Subject>> _isHidden;
    private readonly Dictionary<Subject, RespondentGroup> _unsaid;
    private readonly List<Subject[]> _keys;
    private readonly ILookup<string, Subject> _byKind;

    public Views(AnswerTable table, Disclosure disclosure)
        : this(table, key => !disclosure.Shows(key))
    {
    }

    public Views(AnswerTable table, Predicate<IReadOnlyCollection<Subject>> isHidden)
    {
        (_table, _isHidden) = (table, isHidden);
        _unsaid = table.Subjects.Where(IsExclusive).Select(subject => subject.Kind).Distinct()
            .ToDictionary(kind => new Subject(kind, "?"), kind => table.Everyone.Except(table.Answering(kind)));
        var subjects = table.Subjects.Concat(_unsaid.Keys).Order().ToArray();
        _byKind = subjects.ToLookup(subject => subject.Kind);
        _keys = [[], .. Combinations(subjects).Where(IsPublic)];
    }

    public IEnumerable<Subject[]> Hidden() => _keys.Where(key => Shown(key) is null);

    public int Counted(IReadOnlyCollection<Subject> key) => key.Aggregate(_table.Everyone, (group, subject) => group.And(_unsaid.GetValueOrDefault(subject) ?? _table.Of(subject))).Count;

    /// <summary>What the site shows; how many did not say it never does, though it is known to be nothing when it is.</summary>
    public int? Shown(IReadOnlyCollection<Subject> key) =>
        IsUnsaid([.. key]) ? (Counted(key) == 0 ? 0 : null) : _isHidden(key) ? null : Counted(key);

    /// <summary>Whether it is of those that did not answer one of the questions.</summary>
    public bool IsUnsaid(Subject[] key) => key.Any(_unsaid.ContainsKey);

    /// <summary>Every view beside every one with a filter more.</summary>
    public IEnumerable<(Subject[] Wide, Subject[] Narrow)> Nested() =>
        from narrow in _keys
        from subject in narrow
        where IsExclusive(subject)
        select (narrow.Where(other => other != subject).ToArray(), narrow);

    /// <summary>Everything that falls apart into parts: whether every respondent of the whole is in one of them.</summary>
    public IEnumerable<(Subject[] Whole, List<Subject[]> Parts, bool IsComplete)> Sums() =>
        from whole in _keys.Where(key => key.Length < 3)
        from kind in Kinds().Where(kind => !whole.Any(subject => subject.Kind == kind))
        let parts = _byKind[kind].Select(value => whole.Append(value).Order().ToArray()).ToList()
        where parts.Count > 0 && IsPublic(parts[0])
        select (whole, parts, Counted(whole) == parts.Sum(Counted));

    /// <summary>The hidden counts that follow from all sums at once, by Gauss-Jordan elimination. Those that did not say are unknowns too.</summary>
    public IEnumerable<Subject[]> SolvedByElimination()
    {
        var unknowns = _keys.Where(key => Shown(key) is null).ToList();
        var columns = unknowns.Index().ToDictionary(pair => Name(pair.Item), pair => pair.Index);
        var sums = Sums().ToList();
        var width = columns.Count;
        var rows = new List<double[]>();
        foreach (var (whole, parts, _) in sums)
        {
            var row = new double[width + 1];
            foreach (var (key, sign) in parts.Select(part => (part, 1)).Append((whole, -1)))
            {
                if (columns.TryGetValue(Name(key), out var column)) row[column] += sign;
                else row[width] -= sign * Counted(key);
            }

            rows.Add(row);
        }

        Reduce(rows, width);
        return rows.Where(row => row.Take(width).Count(value => Math.Abs(value) > 1e-9) == 1)
            .Select(row => Array.FindIndex(row, value => Math.Abs(value) > 1e-9))
            .Select(column => unknowns[column])
            .Where(key => !IsUnsaid(key));
    }

    private IEnumerable<string> Kinds() => _byKind.Select(kind => kind.Key).Where(SubjectKind.Exclusive.Contains);

    private static string Name(Subject[] key) => string.Join(' ', key);

    private static bool IsExclusive(Subject subject) => SubjectKind.Exclusive.Contains(subject.Kind);

    private static bool IsPublic(Subject[] key) =>
        key.Count(IsExclusive) <= 2 && key.Count(subject => !IsExclusive(subject)) <= 2 && key.Where(IsExclusive).DistinctBy(subject => subject.Kind).Count() == key.Count(IsExclusive);

    private static IEnumerable<Subject[]> Combinations(Subject[] subjects)
    {
        for (var one = 0; one < subjects.Length; one++)
        {
            yield return [subjects[one]];
            for (var two = one + 1; two < subjects.Length; two++)
            {
                yield return [subjects[one], subjects[two]];
                for (var three = two + 1; three < subjects.Length; three++) yield return [subjects[one], subjects[two], subjects[three]];
            }
        }
    }

    private static void Reduce(List<double[]> rows, int width)
    {
        var pivotRow = 0;
        for (var column = 0; column < width && pivotRow < rows.Count; column++)
        {
            var pivot = Enumerable.Range(pivotRow, rows.Count - pivotRow).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) < 1e-9) continue;

            (rows[pivot], rows[pivotRow]) = (rows[pivotRow], rows[pivot]);
            var factor = rows[pivotRow][column];
            for (var place = column; place <= width; place++) rows[pivotRow][place] /= factor;
            for (var row = 0; row < rows.Count; row++)
            {
                var times = rows[row][column];
                if (row == pivotRow || Math.Abs(times) < 1e-12) continue;
                for (var place = column; place <= width; place++) rows[row][place] -= times * rows[pivotRow][place];
            }

            pivotRow++;
        }
    }
}
