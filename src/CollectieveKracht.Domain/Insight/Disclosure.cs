using System.Collections.Concurrent;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// Which counts of a wave may be shown to everyone (docs/figures.md, "Small groups"). What is public is one fixed set: how many respondents have up
/// to three things in common, of which at most two are of the kinds that a respondent has one of (sector, province, legal form) and at most two of those it can
/// have several of (challenges, target groups). Every view shows counts of that set, and whether one is hidden follows from the wave and not from the view: so what one
/// view hides no other gives away.
/// </summary>
/// <remarks>
/// A count of 1 to 4 is hidden, and then what else is needed so that no hidden count follows from all others together, see <see cref="Suppression"/>.
/// </remarks>
public sealed class Disclosure
{
    /// <summary>More things at once than this only analysts see.</summary>
    public const int MostTogether = 3;

    /// <summary>Of the kinds that a respondent has one of.</summary>
    public const int MostExclusive = 2;

    private readonly AnswerTable? _table;
    private readonly Predicate<Subject> _isPublic;
    private readonly IReadOnlyList<IReadOnlyList<(Subject, RespondentGroup)>> _exclusive;
    private readonly ConcurrentDictionary<string, Suppression> _populations = new(StringComparer.Ordinal);

    private Disclosure(AnswerTable? table, Predicate<Subject> isPublic)
    {
        (_table, _isPublic) = (table, isPublic);
        _exclusive =
        [
            .. (table?.Subjects ?? []).Where(subject => IsExclusive(subject) && isPublic(subject))
                .GroupBy(subject => subject.Kind)
                .Select(kind => (IReadOnlyList<(Subject, RespondentGroup)>)[.. kind.Select(value => (value, table!.Of(value))), Unsaid(kind.Key)]),
        ];

        (Subject, RespondentGroup) Unsaid(string kind) => (new Subject(kind, Suppression.Unsaid), table!.Everyone.Except(table.Answering(kind)));
    }

    /// <summary>Shows everything: for analysts.</summary>
    public static Disclosure Everything { get; } = new(null, _ => true);

    /// <param name="isPublic">Whether an answer is public at all: of a question that is not published it is not, nor is the municipality.</param>
    public static Disclosure Of(AnswerTable table, Predicate<Subject> isPublic) => new(table, isPublic);

    /// <summary>Whether it may be shown how many respondents have all of these in common. Of nothing it is the number of respondents.</summary>
    public bool Shows(params IReadOnlyCollection<Subject> together)
    {
        if (_table is null) return true;

        var distinct = together.Distinct().ToList();
        if (distinct.Count > MostTogether || !distinct.TrueForAll(_isPublic)) return false;

        var exclusive = distinct.Where(IsExclusive).ToList();
        if (exclusive.Count > MostExclusive || distinct.Count - exclusive.Count > MostTogether - 1) return false;
        if (exclusive.Count == 2 && exclusive[0].Kind == exclusive[1].Kind) return true;

        return !In([.. distinct.Except(exclusive).Order()]).IsHidden(exclusive);
    }

    /// <summary>A count when it may be shown, else null.</summary>
    public int? Show(int count, params IReadOnlyCollection<Subject> together) => Shows(together) ? count : null;

    private static bool IsExclusive(Subject subject) => SubjectKind.Exclusive.Contains(subject.Kind);

    /// <summary>What is hidden among those that have these in common.</summary>
    private Suppression In(IReadOnlyList<Subject> several) => _populations.GetOrAdd(string.Join(' ', several), _ =>
    {
        var population = several.Aggregate(_table!.Everyone, (group, subject) => group.And(_table.Of(subject)));
        var withTables = several.Count + MostExclusive <= MostTogether;
        return Suppression.Of(population, _exclusive, withTables);
    });
}
