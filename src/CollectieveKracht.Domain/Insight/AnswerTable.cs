using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>
/// What the respondents of a wave answered, ready for counting. All figures of a wave are functions of it; in which order the respondents came
/// makes no difference to any of them. A category counts as ticked by who ticked at least one of its challenges.
/// </summary>
public sealed class AnswerTable
{
    private readonly Dictionary<Subject, RespondentGroup> _groups;
    private readonly RespondentGroup _none;

    private AnswerTable(int respondents, Dictionary<Subject, RespondentGroup> groups)
    {
        _groups = groups;
        _none = RespondentGroup.Of(respondents, []);
        Everyone = RespondentGroup.Of(respondents, Enumerable.Range(0, respondents));
    }

    /// <summary>All respondents.</summary>
    public RespondentGroup Everyone { get; }

    /// <summary>The number of respondents (n).</summary>
    public int Respondents => Everyone.Count;

    /// <summary>What at least one respondent answered, ordered.</summary>
    public IEnumerable<Subject> Subjects => _groups.Keys.Order();

    /// <param name="respondents">Per respondent all that it answered; what is there twice counts once.</param>
    public static AnswerTable Of(IReadOnlyList<IReadOnlyCollection<Subject>> respondents)
    {
        var members = new Dictionary<Subject, List<int>>();
        foreach (var (respondent, answers) in respondents.Index())
        {
            foreach (var subject in answers)
            {
                if (!members.TryGetValue(subject, out var of)) members[subject] = of = [];
                of.Add(respondent);
            }
        }

        return Of(respondents.Count, members.Select(pair => (pair.Key, RespondentGroup.Of(respondents.Count, pair.Value))));
    }

    /// <param name="respondents">How many there are.</param>
    /// <param name="members">Each answer, once, with the respondents that gave it.</param>
    public static AnswerTable Of(int respondents, IEnumerable<(Subject Subject, RespondentGroup Members)> members) =>
        new(respondents, members.ToDictionary(pair => pair.Subject, pair => pair.Members));

    /// <summary>The respondents that gave an answer; nobody for an answer that was not given.</summary>
    public RespondentGroup Of(Subject subject) => _groups.GetValueOrDefault(subject, _none);

    /// <summary>The respondents that gave at least one of these answers.</summary>
    public RespondentGroup OfAny(IEnumerable<Subject> subjects) => subjects.Aggregate(_none, (group, subject) => group.Or(Of(subject)));

    /// <summary>The respondents that gave any answer of a kind, such as those of which the legal form is known.</summary>
    public RespondentGroup Answering(string kind) => OfAny(_groups.Keys.Where(subject => subject.Kind == kind));
}
