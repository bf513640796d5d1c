using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>One side of a cross table: a question with its options, and who answered it.</summary>
public sealed class TableAxis
{
    private TableAxis(IReadOnlyList<Subject> options, bool isExclusive, RespondentGroup answered) =>
        (Options, IsExclusive, Answered) = (options, isExclusive, answered);

    public IReadOnlyList<Subject> Options { get; }

    /// <summary>Whether everyone that answered gave one option only, so that the options add up to those that answered.</summary>
    public bool IsExclusive { get; }

    /// <summary>The respondents among whom the options are counted.</summary>
    public RespondentGroup Answered { get; }

    /// <summary>A question with one answer, such as the legal form. Who gave none of the options did not answer it.</summary>
    public static TableAxis SingleChoice(AnswerTable table, IReadOnlyList<Subject> options)
    {
        var answered = table.OfAny(options);
        return new TableAxis(options, options.Sum(option => table.Of(option).Count) == answered.Count, answered);
    }

    /// <summary>A question to which several answers can be given, each counted for itself.</summary>
    /// <param name="answered">Of challenges all that were asked, since ticking none is an answer too; else who gave any of the options.</param>
    public static TableAxis MultipleChoice(IReadOnlyList<Subject> options, RespondentGroup answered) => new(options, false, answered);

    /// <summary>
    /// All that was answered of a kind, such as every sector with respondents, counted among who gave any answer of that kind; challenges and
    /// their categories among all respondents.
    /// </summary>
    public static TableAxis OfKind(AnswerTable table, string kind)
    {
        Subject[] options = [.. table.Subjects.Where(subject => subject.Kind == kind)];
        return SubjectKind.Exclusive.Contains(kind)
            ? SingleChoice(table, options)
            : MultipleChoice(options, kind is SubjectKind.Challenge or SubjectKind.Category ? table.Everyone : table.OfAny(options));
    }
}
