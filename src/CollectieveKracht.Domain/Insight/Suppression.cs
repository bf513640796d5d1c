using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// What is hidden of one population: of the counts of each kind that a respondent has one of (a list), and of each two such kinds (a table). A count of 1 to 4 is hidden.
/// Then more is hidden, the smallest first, until no list and no row or column of a table leaves one count open or several that are fewer than 5
/// together, and until no hidden count follows from all that is shown by any sums and differences.
/// </summary>
/// <remarks>
/// Complementary suppression in linked tables (Hundepool et al., Statistical Disclosure Control, Wiley 2012, section 4.4). That nothing follows is decided exactly, not by
/// trying: of a table whose totals are known a hidden count follows when it is in no circle of hidden counts (Gusfield, "A graph theoretic approach to
/// statistical data security", SIAM Journal on Computing 17, 1988); where totals are hidden too, what the tables say about totals is put into one set of linear
/// equations. How many did not say is never shown, and stands in each sum as one more hidden count.
/// </remarks>
internal sealed class Suppression
{
    /// <summary>The slug of those that gave no answer; the last of each kind.</summary>
    public const string Unsaid = "?";

    private readonly int _population;
    private readonly List<SuppressedList> _lists = [];
    private readonly List<SuppressedTable> _tables = [];
    private readonly Dictionary<Subject, (SuppressedList List, int Place)> _places = [];

    private Suppression(int population) => _population = population;

    /// <param name="kinds">Per kind its values with who has them, each respondent one; the last is <see cref="Unsaid"/>.</param>
    /// <param name="withTables">Whether two of the kinds are public together in this population.</param>
    public static Suppression Of(RespondentGroup population, IReadOnlyList<IReadOnlyList<(Subject Value, RespondentGroup Group)>> kinds, bool withTables)
    {
        var suppression = new Suppression(population.Count);
        if (SmallCells.IsSmall(population.Count) || population.IsEmpty) return suppression;

        foreach (var kind in kinds)
        {
            var groups = kind.Select(value => population.And(value.Group)).ToArray();
            var list = new SuppressedList(population.Count, [.. groups.Select(group => group.Count)]);
            foreach (var (place, value) in kind.Index()) suppression._places[value.Value] = (list, place);
            if (withTables) suppression._tables.AddRange(suppression._lists.Select(other => new SuppressedTable(other, list, groups)));
            list.Groups = groups;
            suppression._lists.Add(list);
        }

        suppression.Settle();
        return suppression;
    }

    /// <param name="together">None, one or two values of different kinds.</param>
    public bool IsHidden(IReadOnlyList<Subject> together)
    {
        if (_population == 0) return false;
        if (SmallCells.IsSmall(_population)) return true;
        // What nobody answered is known to be nothing.
        if (together.Any(subject => !_places.ContainsKey(subject))) return false;

        return together switch
        {
            [] => false,
            [var only] => _places[only].List.Hidden[_places[only].Place],
            _ => IsHidden(_places[together[0]], _places[together[1]]),
        };
    }

    private bool IsHidden((SuppressedList List, int Place) one, (SuppressedList List, int Place) other)
    {
        var table = _tables.Find(table => (table.Rows == one.List && table.Columns == other.List) || (table.Rows == other.List && table.Columns == one.List))!;
        return table.Rows == one.List ? table.Hidden[one.Place, other.Place] : table.Hidden[other.Place, one.Place];
    }

    private void Settle()
    {
        bool hidMore;
        do
        {
            hidMore = false;
            foreach (var list in _lists) hidMore |= list.Settle();
            foreach (var table in _tables.Where(table => table.HidesAnything)) hidMore |= table.Settle();
            hidMore |= HideWhatStillFollows();
        }
        while (hidMore);
    }

    /// <summary>Looks at all sums together.</summary>
    /// <returns>Whether more had to be hidden.</returns>
    private bool HideWhatStillFollows()
    {
        var tables = _tables.Where(table => table.HidesAnything).ToList();
        var totals = _lists.SelectMany(list => list.HiddenPlaces.Select(place => (list, place))).Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var known = new LinearSpan(totals.Count);
        foreach (var list in _lists) known.Add(FormOf(list.HiddenPlaces.Select(place => (list, place, 1))));
        foreach (var table in tables)
            foreach (var part in table.ConnectedParts()) known.Add(FormOf(part));

        var hidMore = false;
        foreach (var ((list, place), _) in totals.Where(total => !total.Key.list.IsUnsaid(total.Key.place)))
            if (known.Contains(FormOf([(list, place, 1)]))) hidMore |= list.HideNext() || HideAll();
        foreach (var table in tables)
            foreach (var cut in table.Bridges().Where(cut => known.Contains(FormOf(cut.Side)))) hidMore |= table.CloseCircle(cut) || HideAll();
        return hidMore;

        // Of very few there may be nothing left to hide a count behind.
        bool HideAll() => _lists.Aggregate(false, (more, list) => more | list.HideAll()) | _tables.Aggregate(false, (more, table) => more | table.HideAll());

        double[] FormOf(IEnumerable<(SuppressedList List, int Place, int Sign)> sums)
        {
            var form = new double[totals.Count];
            foreach (var (list, place, sign) in sums)
                if (totals.TryGetValue((list, place), out var total)) form[total] += sign;
            return form;
        }
    }
}

/// <summary>The counts of one kind, of which the sum is known; the last is of those that did not say.</summary>
internal sealed class SuppressedList(int total, int[] counts)
{
    public int[] Counts { get; } = counts;

    public bool[] Hidden { get; } = [.. counts.Select((count, place) => SmallCells.IsSmall(count) || (place == counts.Length - 1 && count > 0))];

    public bool HidesAnything => Hidden.Contains(true);

    public RespondentGroup[] Groups { get; set; } = [];

    public IEnumerable<int> HiddenPlaces => Enumerable.Range(0, Counts.Length).Where(place => Hidden[place]);

    public bool IsUnsaid(int place) => place == Counts.Length - 1;

    public bool Settle()
    {
        var hidMore = false;
        while (SumTells.Of(total, Counts, Hidden) && HideNext()) hidMore = true;
        return hidMore;
    }

    /// <returns>Whether anything was shown.</returns>
    public bool HideAll()
    {
        var hidMore = Hidden.Contains(false);
        Array.Fill(Hidden, true);
        return hidMore;
    }

    /// <summary>Hides the smallest that is shown.</summary>
    /// <returns>Whether there was one.</returns>
    public bool HideNext()
    {
        if (SumTells.NextToHide(Counts, Hidden) is not { } next) return false;
        Hidden[next] = true;
        return true;
    }
}

internal static class SumTells
{
    /// <summary>Whether a known total gives away a hidden count, or that several are fewer than 5 together.</summary>
    public static bool Of(int total, ReadOnlySpan<int> counts, ReadOnlySpan<bool> hidden)
    {
        var (open, sum, shown) = (0, 0, 0);
        for (var place = 0; place < counts.Length; place++)
        {
            if (hidden[place]) (open, sum) = (open + 1, sum + counts[place]);
            else shown += counts[place];
        }

        // How many did not say may follow from the rest, as long as that is no difference of 1 to 4.
        var isUnsaidOnly = open == 1 && hidden[^1];
        return SmallCells.IsSmall(total - shown) || (!isUnsaidOnly && (open == 1 || (open > 0 && sum < SmallCells.FewestShown)));
    }

    /// <summary>The smallest costs the reader least; an empty one hides nothing, so it comes last. Those that did not say are not shown anyway.</summary>
    public static int? NextToHide(int[] counts, bool[] hidden) => Enumerable.Range(0, counts.Length - 1)
        .Where(place => !hidden[place])
        .OrderBy(place => counts[place] == 0).ThenBy(place => counts[place])
        .Select(place => (int?)place)
        .FirstOrDefault();
}
