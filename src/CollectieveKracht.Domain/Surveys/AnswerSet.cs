using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Surveys;

/// <summary>
/// What one collective answers in one wave. Each question keeps every version that was saved, by whom and when; the newest counts. Several
/// people of the collective can go on with it.
/// </summary>
public sealed class AnswerSet : Entity
{
    private const string Subject = "answers";

    private readonly List<SurveyAnswer> _answers = [];

    private AnswerSet()
    {
    }

    private AnswerSet(Wave wave, CollectiveId? collective, DateTimeOffset now)
    {
        Id = AnswerSetId.New();
        WaveSlug = wave.Slug;
        CollectiveId = collective;
        StartedAt = now;
    }

    public AnswerSetId Id { get; private set; }

    public string WaveSlug { get; private set; } = "";

    /// <summary>Null for a respondent of an imported file that is not on the platform.</summary>
    public CollectiveId? CollectiveId { get; private set; }

    /// <summary>The file it came from; null when it was answered here.</summary>
    public AnswerImportId? ImportId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When the collective said that it was ready; from then on it counts. Null while it is being filled in.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When an answer last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The municipality or province it is in, by its code; null when that is not known.</summary>
    public string? RegionCode { get; private set; }

    /// <summary>The networks that it belonged to when it answered, by slug.</summary>
    public string[] Networks { get; private set; } = [];

    /// <summary>All versions of all answers.</summary>
    public IReadOnlyList<SurveyAnswer> Answers => _answers;

    public bool IsSubmitted => SubmittedAt is not null;

    /// <summary>Begins to answer for a collective.</summary>
    public static AnswerSet Begin(Wave wave, CollectiveId collective, AccountId by, DateTimeOffset now)
    {
        RuleException.Unless(wave.Stage == WaveStage.Open, "survey.not-open");
        var set = new AnswerSet(wave, collective, now) { ChangedAt = now };
        wave.NoteAnswered();
        set.Record(new DomainEvent(Subject, set.Id.Value, by, "begin", null, wave.Slug));
        return set;
    }

    /// <summary>A respondent of an imported file: whole at once, and not changed after that.</summary>
    public static AnswerSet Imported(Wave wave, CollectiveId? collective, string? regionCode, AnswerImportId import, DateTimeOffset now)
    {
        RuleException.Unless(wave.Stage is WaveStage.Open or WaveStage.Closed, "survey.not-open");
        wave.NoteAnswered();
        return new AnswerSet(wave, collective, now) { ImportId = import, RegionCode = regionCode, SubmittedAt = now, ChangedAt = now };
    }

    /// <summary>The newest answer to a question; null when it was not answered.</summary>
    public SurveyAnswer? To(SurveyQuestion question) => _answers.Where(answer => answer.QuestionId == question.Id).MaxBy(answer => answer.Version);

    /// <summary>How often a question was saved; a form that shows an older version is told.</summary>
    public int VersionOf(SurveyQuestion question) => To(question)?.Version ?? 0;

    /// <summary>Saves a new version of one answer. The same answer again changes nothing.</summary>
    /// <param name="by">Null for an imported answer.</param>
    public void Say(Wave wave, SurveyQuestion question, GivenAnswer given, AccountId? by, DateTimeOffset now)
    {
        RuleException.Unless(wave.Slug == WaveSlug && wave.Questions.Contains(question), "survey.place");
        RuleException.Unless(wave.Stage == WaveStage.Open || ImportId is not null, "survey.not-open");
        RuleException.Unless(!question.IsRetired, "survey.question-retired");
        given.RequireFitting(question);
        if (To(question) is { } before && before.Given.SaysTheSame(given)) return;

        _answers.Add(new SurveyAnswer(Id, question.Id, VersionOf(question) + 1, given, by, now));
        ChangedAt = now;
    }

    /// <summary>Takes over where it is and which networks it belongs to; figures per region and network rest on it.</summary>
    public void StandIn(string regionCode, IEnumerable<string> networks)
    {
        RegionCode = regionCode;
        Networks = [.. networks.Order(StringComparer.Ordinal)];
    }

    /// <summary>The asked questions that were not answered yet. Ticking nothing is an answer too.</summary>
    public IEnumerable<SurveyQuestion> Missing(Wave wave) => wave.Asked.Where(question => VersionOf(question) == 0);

    /// <summary>Says that it is ready. It can still be corrected while the wave is open.</summary>
    public void Submit(Wave wave, AccountId by, DateTimeOffset now)
    {
        RuleException.Unless(wave.Slug == WaveSlug && wave.Stage == WaveStage.Open, "survey.not-open");
        RuleException.Unless(!Missing(wave).Any(), "survey.not-complete");
        if (IsSubmitted) return;

        SubmittedAt = now;
        Record(new DomainEvent(Subject, Id.Value, by, "submit", null, wave.Slug));
    }

    /// <summary>The options that it ticks now, by their number, ordered.</summary>
    public int[] Ticked() =>
    [
        .. _answers.GroupBy(answer => answer.QuestionId)
            .SelectMany(versions => versions.MaxBy(answer => answer.Version)!.Options)
            .Distinct().Order(),
    ];

    /// <summary>The same answers, of the collective that its own was merged into.</summary>
    public void Follow(Collective merged) => CollectiveId = CollectiveId is { } own ? merged.SuccessorOf(own) : null;
}

/// <summary>One saved version of an answer.</summary>
public sealed class SurveyAnswer
{
    private SurveyAnswer()
    {
    }

    internal SurveyAnswer(AnswerSetId set, int question, int version, GivenAnswer given, AccountId? by, DateTimeOffset at)
    {
        AnswerSetId = set;
        QuestionId = question;
        Version = version;
        (Options, Number, Own, Explanation) = ([.. given.Options], given.Number, given.Own, given.Explanation);
        By = by;
        At = at;
    }

    public AnswerSetId AnswerSetId { get; private set; }

    public int QuestionId { get; private set; }

    /// <summary>Counts from 1.</summary>
    public int Version { get; private set; }

    /// <summary>What is ticked, by the numbers of the options.</summary>
    public int[] Options { get; private set; } = [];

    /// <inheritdoc cref="GivenAnswer.Number"/>
    public int? Number { get; private set; }

    /// <inheritdoc cref="GivenAnswer.Own"/>
    public string? Own { get; private set; }

    public string? Explanation { get; private set; }

    /// <summary>Who saved it; null for an imported answer.</summary>
    public AccountId? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public GivenAnswer Given => new(Options, Number, Own, Explanation);
}

/// <summary>What is answered to one question.</summary>
/// <param name="Options">What is ticked, by the numbers of the options.</param>
/// <param name="Number">Of the question on members: how many there are.</param>
/// <param name="Own">A challenge that is not in the list, in own words.</param>
/// <param name="Explanation">Anything they want to say about it.</param>
public sealed record GivenAnswer(IReadOnlyList<int> Options, int? Number = null, string? Own = null, string? Explanation = null)
{
    public const int LongestOwn = 200;

    public const int LongestExplanation = 2000;

    /// <summary>Nothing ticked, which is an answer too.</summary>
    public static GivenAnswer Nothing { get; } = new([]);

    public bool SaysTheSame(GivenAnswer other) =>
        Options.Order().SequenceEqual(other.Options.Order()) && (Number, Own, Explanation) == (other.Number, other.Own, other.Explanation);

    internal void RequireFitting(SurveyQuestion question)
    {
        var known = question.Options.Select(option => option.Id).ToHashSet();
        RuleException.Unless(Options.All(known.Contains) && Options.Distinct().Count() == Options.Count, "survey.unknown-option");
        RuleException.Unless(question.TakesSeveral || Options.Count <= 1, "survey.one-option");
        RuleException.Unless(Number is null || (question.TakesNumber && Number is >= 0 and <= Collective.LargestMemberCount), "collective.member-count");
        RuleException.Unless(question.TakesOwnWords || (Own is null && Explanation is null), "survey.no-own-words");
        RuleException.Unless(Own is null or { Length: > 0 and <= LongestOwn }, "survey.own");
        RuleException.Unless(Explanation is null or { Length: > 0 and <= LongestExplanation }, "survey.explanation");
    }
}
