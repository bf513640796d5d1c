using CollectieveKracht.Domain.Moderation;

namespace CollectieveKracht.Domain.Surveys;

/// <summary>How a wave is prepared, asked, closed and published by an administrator.</summary>
public sealed partial class Wave
{
    public const int LongestName = 80;

    /// <summary>More questions than this nobody answers.</summary>
    public const int MostQuestions = 40;

    private const string Subject = "wave";

    /// <summary>Which stage can follow which. A closed wave can be opened again until its figures are public.</summary>
    public static readonly IReadOnlyList<(WaveStage From, WaveStage To, string Act)> Moves =
    [
        (WaveStage.Draft, WaveStage.Open, "open"),
        (WaveStage.Open, WaveStage.Closed, "close"),
        (WaveStage.Closed, WaveStage.Open, "open-again"),
        (WaveStage.Closed, WaveStage.Published, "publish"),
    ];

    /// <summary>Whether what is asked stays as it is: only retiring and publishing a question are possible then.</summary>
    public bool IsLocked => IsAnswered || Stage != WaveStage.Draft;

    /// <summary>Begins a wave that will have questions and answers of its own.</summary>
    /// <param name="version">The version of the lists that its options come from.</param>
    /// <param name="by">Null when the platform itself makes it.</param>
    public static Wave Prepare(string slug, Label name, int year, string version, AccountId? by, bool isExample = false)
    {
        RequireName(name, year);
        var wave = new Wave(slug, name, year, "", version) { IsExample = isExample };
        wave.Record(new DomainEvent(Subject, wave.Key, by, "prepare", null, Written(name)));
        return wave;
    }

    public void Rename(Label name, int year, DateOnly? answerBefore, AccountId by)
    {
        RequireName(name, year);
        RuleException.Unless(HasAnswers || Stage == WaveStage.Draft, "survey.not-asked-here");
        var (before, after) = (Written(Name, Year, AnswerBefore), Written(name, year, answerBefore));
        if (before == after) return;

        Record(new DomainEvent(Subject, Key, by, "rename", before, after));
        (Name, Year, AnswerBefore) = (name, year, answerBefore);
    }

    /// <summary>Adds a question behind the others.</summary>
    public SurveyQuestion Ask(SurveyQuestion question, AccountId? by)
    {
        RequireUnlocked();
        RuleException.Unless(_questions.Count < MostQuestions, "survey.too-many-questions");
        RuleException.Unless(_questions.TrueForAll(other => other.Code != question.Code), "survey.code-taken");
        RuleException.Unless(_questions.TrueForAll(other => (other.CountedAs, other.CategorySlug) != (question.CountedAs, question.CategorySlug)), "survey.counted-twice");
        RuleException.Unless(question.Kind != QuestionKind.Choice || !SubjectKind.Known.Contains(question.CountedAs), "survey.code-taken");

        question.StandAt(_questions.Count == 0 ? 1 : _questions.Max(other => other.Position) + 1);
        _questions.Add(question);
        Record(new DomainEvent(Subject, Key, by, "ask", null, question.Code));
        return question;
    }

    /// <summary>Words a question otherwise, or translates it.</summary>
    public void Reword(SurveyQuestion question, Label text, Label? help, AccountId by)
    {
        RequireUnlocked();
        RuleException.Unless(_questions.Contains(question), "survey.place");
        if ((question.Text, question.Help) == (text, help)) return;

        Record(new DomainEvent(Subject, Key, by, "reword", Written(question.Text), Written(text)));
        question.Reword(text, help);
    }

    /// <summary>Gives a question another place; the others make room.</summary>
    /// <param name="after">The one it comes behind; null for the first place.</param>
    public void Move(SurveyQuestion question, SurveyQuestion? after, AccountId by)
    {
        RequireUnlocked();
        RuleException.Unless(_questions.Contains(question) && after != question && (after is null || _questions.Contains(after)), "survey.place");
        var order = _questions.OrderBy(other => other.Position).ToList();
        var before = order.IndexOf(question);
        order.Remove(question);
        var place = after is null ? 0 : order.IndexOf(after) + 1;
        order.Insert(place, question);
        if (place == before) return;

        foreach (var (position, other) in order.Index()) other.StandAt(position + 1);
        Record(new DomainEvent(Subject, Key, by, "reorder", $"{question.Code} {before + 1}", $"{question.Code} {place + 1}"));
    }

    /// <summary>Takes a question out that nobody was asked yet.</summary>
    public void Drop(SurveyQuestion question, AccountId by)
    {
        RequireUnlocked();
        RuleException.Unless(_questions.Remove(question), "survey.place");
        Record(new DomainEvent(Subject, Key, by, "drop", question.Code, null));
    }

    /// <summary>Asks a question no longer; what was answered stays.</summary>
    public void Retire(SurveyQuestion question, AccountId by, Reason reason)
    {
        RuleException.Unless(_questions.Contains(question) && !question.IsRetired, "survey.place");
        RuleException.Unless(Asked.Any(other => other != question), "survey.last-question");
        question.Retire();
        Record(new DomainEvent(Subject, Key, by, "retire", question.Code, null, reason.Text));
    }

    /// <summary>Adds an option behind the others of a question.</summary>
    public SurveyOption Offer(SurveyQuestion question, string slug, Label name, AccountId by)
    {
        RequireUnlocked();
        RuleException.Unless(_questions.Contains(question), "survey.place");
        var option = question.Offer(slug, name);
        Record(new DomainEvent(Subject, Key, by, "offer", null, Written(question, option)));
        return option;
    }

    /// <summary>Words an option otherwise, or translates it.</summary>
    public void Rename(SurveyQuestion question, SurveyOption option, Label name, AccountId by)
    {
        RequireUnlocked();
        RequireIn(question, option);
        if (option.Name == name) return;

        var before = Written(question, option);
        option.Rename(name);
        Record(new DomainEvent(Subject, Key, by, "rename-option", before, Written(question, option)));
    }

    /// <summary>Offers an option no longer; who ticked it keeps it.</summary>
    public void Retire(SurveyQuestion question, SurveyOption option, AccountId by, Reason reason)
    {
        RequireIn(question, option);
        RuleException.Unless(!option.IsRetired, "survey.unknown-option");
        RuleException.Unless(question.OfferedOptions.Any(other => other != option), "survey.last-option");
        option.Retire();
        Record(new DomainEvent(Subject, Key, by, "retire-option", Written(question, option), null, reason.Text));
    }

    /// <summary>Decides whether the figures of a question are public once the wave is.</summary>
    public void Show(SurveyQuestion question, bool isPublished, AccountId by)
    {
        RuleException.Unless(_questions.Contains(question), "survey.place");
        if (question.IsPublished == isPublished) return;

        question.Publish(isPublished);
        Record(new DomainEvent(Subject, Key, by, isPublished ? "show-question" : "hide-question", null, question.Code));
    }

    public void Open(AccountId? by, DateTimeOffset now)
    {
        RuleException.Unless(Asked.Any(), "survey.no-questions");
        RuleException.Unless(Asked.All(question => question.OfferedOptions.Any() || question.TakesNumber), "survey.no-options");
        MoveTo(WaveStage.Open, by);
        OpenedAt ??= now;
        ClosedAt = null;
    }

    public void Close(AccountId? by, DateTimeOffset now)
    {
        MoveTo(WaveStage.Closed, by);
        ClosedAt = now;
    }

    /// <summary>Makes its figures public. There is no way back, since figures are cited.</summary>
    public void Publish(string source, AccountId? by, DateTimeOffset now)
    {
        RuleException.Unless(source.Trim().Length is > 0 and <= 400, "survey.source");
        MoveTo(WaveStage.Published, by);
        Source = source.Trim();
        PublishedAt = now;
    }

    private void MoveTo(WaveStage next, AccountId? by)
    {
        var move = Moves.FirstOrDefault(move => move.From == Stage && move.To == next);
        RuleException.Unless(move.Act is not null && HasAnswers, "survey.cannot-move");

        Record(new DomainEvent(Subject, Key, by, move.Act!, Stage.ToString(), next.ToString()));
        Stage = next;
    }

    private void RequireUnlocked() => RuleException.Unless(!IsLocked, "survey.locked");

    private void RequireIn(SurveyQuestion question, SurveyOption option)
    {
        RuleException.Unless(_questions.Contains(question), "survey.place");
        RuleException.Unless(question.Options.Contains(option), "survey.unknown-option");
    }

    private static void RequireName(Label name, int year)
    {
        RuleException.Unless(name.Nl.Trim().Length <= LongestName && name.En.Trim().Length <= LongestName, "survey.name");
        RuleException.Unless(year is >= 2000 and <= 2100, "survey.year");
    }

    private static string Written(SurveyQuestion question, SurveyOption option) => $"{question.Code}: {Written(option.Name)}";

    private static string Written(Label name) => $"{name.Nl} / {name.En}";

    private static string Written(Label name, int year, DateOnly? answerBefore) => $"{Written(name)} ({year}) {answerBefore:yyyy-MM-dd}".TrimEnd();
}
