using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Conversation;

/// <summary>A question (vraag) that a collective puts to the others.</summary>
public sealed class Question : Entity
{
    private readonly List<Answer> _answers = [];
    private readonly List<Challenge> _challenges = [];

    private Question()
    {
    }

    public Question(string slug, string title, string bodyMarkdown, string bodyHtml, Collective askedBy, IEnumerable<Challenge> challenges, DateTimeOffset now)
    {
        RuleException.Unless(title.Trim().Length is > 0 and <= 150, "question.title");
        Id = QuestionId.New();
        Slug = Domain.Slug.Require(slug);
        Title = title.Trim();
        BodyMarkdown = bodyMarkdown;
        BodyHtml = bodyHtml;
        AskedBy = askedBy;
        AskedAt = now;
        IsExample = askedBy.IsExample;
        _challenges.AddRange(challenges);
    }

    public QuestionId Id { get; private set; }

    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string BodyMarkdown { get; private set; } = "";

    public string BodyHtml { get; private set; } = "";

    public Collective AskedBy { get; private set; } = null!;

    public DateTimeOffset AskedAt { get; private set; }

    public bool IsExample { get; private set; }

    public IReadOnlyList<Answer> Answers => _answers;

    public IReadOnlyList<Challenge> Challenges => _challenges;

    public Answer Reply(Collective by, string bodyMarkdown, string bodyHtml, DateTimeOffset now)
    {
        var answer = new Answer(by, bodyMarkdown, bodyHtml, now);
        _answers.Add(answer);
        return answer;
    }

    /// <summary>What a collective asked or answered here is from now on of the one that it was merged into.</summary>
    public void Follow(Collective merged, Collective survivor)
    {
        RuleException.Unless(merged.MergedInto == survivor.Id, "collective.not-merged");

        if (AskedBy == merged) AskedBy = survivor;
        foreach (var answer in _answers.Where(answer => answer.By == merged)) answer.By = survivor;
    }

    /// <summary>The asker says which answer helped most; choosing another replaces the first choice.</summary>
    public void Accept(Answer answer)
    {
        RuleException.Unless(_answers.Contains(answer), "question.other-answer");
        foreach (var known in _answers) known.IsAccepted = known == answer;
    }
}

/// <summary>An answer (antwoord) of a collective to a question.</summary>
public sealed class Answer
{
    private Answer()
    {
    }

    internal Answer(Collective by, string bodyMarkdown, string bodyHtml, DateTimeOffset now)
    {
        RuleException.Unless(bodyMarkdown.Trim().Length > 0, "question.answer-empty");
        Id = Guid.CreateVersion7();
        By = by;
        BodyMarkdown = bodyMarkdown;
        BodyHtml = bodyHtml;
        GivenAt = now;
    }

    public Guid Id { get; private set; }

    public Collective By { get; internal set; } = null!;

    public string BodyMarkdown { get; private set; } = "";

    public string BodyHtml { get; private set; } = "";

    public DateTimeOffset GivenAt { get; private set; }

    public bool IsAccepted { get; internal set; }
}
