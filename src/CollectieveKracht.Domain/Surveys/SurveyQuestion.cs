using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Surveys;

public enum QuestionKind
{
    /// <summary>A characteristic, filled in from the profile.</summary>
    Characteristic,

    /// <summary>A statement that is agreed with or not, on a scale.</summary>
    Statement,

    /// <summary>The challenges of one category: tick any, add an own one, explain.</summary>
    Challenges,

    /// <summary>Anything else, with options of its own.</summary>
    Choice,
}

/// <summary>A question of a wave, with its options. Both keep their wording, whatever the vocabulary becomes later.</summary>
public sealed class SurveyQuestion
{
    public const int LongestText = 200;

    public const int LongestHelp = 400;

    private readonly List<SurveyOption> _options = [];

    private SurveyQuestion()
    {
    }

    /// <param name="code">Its name in addresses and files, unique in its wave.</param>
    /// <param name="countedAs">Under which kind its answers count, see <see cref="SubjectKind"/>; a choice of its own counts under its code.</param>
    public SurveyQuestion(string code, QuestionKind kind, string countedAs, Label text, bool takesSeveral, Label? help = null, string? category = null)
    {
        RuleException.Unless(text.Nl.Length <= LongestText && text.En.Length <= LongestText, "survey.question-text");
        RuleException.Unless(help is null || (help.Nl.Length <= LongestHelp && help.En.Length <= LongestHelp), "survey.question-help");
        RuleException.Unless((kind == QuestionKind.Challenges) == (category is not null), "survey.category");
        RuleException.Unless(!takesSeveral || !SubjectKind.Exclusive.Contains(countedAs), "survey.takes-several");
        Code = Domain.Slug.Require(code);
        Kind = kind;
        CountedAs = countedAs;
        Text = text;
        TakesSeveral = takesSeveral;
        Help = help;
        CategorySlug = category;
    }

    public int Id { get; private set; }

    public string Code { get; private set; } = "";

    public QuestionKind Kind { get; private set; }

    /// <inheritdoc cref="Subject.Kind"/>
    public string CountedAs { get; private set; } = "";

    public Label Text { get; private set; } = null!;

    public Label? Help { get; private set; }

    /// <summary>Whether more than one option may be ticked.</summary>
    public bool TakesSeveral { get; private set; }

    /// <summary>Of a question about challenges: their category.</summary>
    public string? CategorySlug { get; private set; }

    /// <summary>Counts from 1.</summary>
    public int Position { get; private set; }

    public bool IsRetired { get; private set; }

    /// <summary>Whether its figures are public once the wave is published.</summary>
    public bool IsPublished { get; private set; } = true;

    public IReadOnlyList<SurveyOption> Options => _options;

    /// <summary>What can be ticked, in order.</summary>
    public IEnumerable<SurveyOption> OfferedOptions => _options.Where(option => !option.IsRetired).OrderBy(option => option.Position);

    /// <summary>The sector follows from the fields of activity, by <see cref="SectorRule"/>; nobody is asked for it.</summary>
    public bool IsDerived => CountedAs == SubjectKind.Sector;

    /// <summary>The number of members is asked as a number; the option is the size class that it falls in.</summary>
    public bool TakesNumber => CountedAs == SubjectKind.SizeClass;

    /// <summary>Whether an own answer and an explanation can be given.</summary>
    public bool TakesOwnWords => Kind == QuestionKind.Challenges;

    /// <summary>A question with options of its own, which counts under its code.</summary>
    public static SurveyQuestion Choice(string code, Label text, bool takesSeveral, Label? help = null) =>
        new(code, QuestionKind.Choice, code, text, takesSeveral, help);

    /// <summary>Adds an option behind the others.</summary>
    /// <param name="slug">As figures know it: of a challenge its code, of a term its slug.</param>
    public SurveyOption Offer(string slug, Label name)
    {
        RuleException.Unless(_options.TrueForAll(option => option.Slug != slug), "survey.option-taken");
        var option = new SurveyOption(slug, name, _options.Count == 0 ? 1 : _options.Max(other => other.Position) + 1);
        _options.Add(option);
        return option;
    }

    /// <summary>What an option is counted as.</summary>
    public Subject Of(SurveyOption option) => new(CountedAs, option.Slug);

    internal void StandAt(int position) => Position = position;

    internal void Retire() => IsRetired = true;

    internal void Publish(bool isPublished) => IsPublished = isPublished;

    internal void Reword(Label text, Label? help)
    {
        RuleException.Unless(text.Nl.Length <= LongestText && text.En.Length <= LongestText, "survey.question-text");
        RuleException.Unless(help is null || (help.Nl.Length <= LongestHelp && help.En.Length <= LongestHelp), "survey.question-help");
        (Text, Help) = (text, help);
    }
}

/// <summary>Something that can be ticked.</summary>
public sealed class SurveyOption
{
    public const int LongestName = 160;

    private SurveyOption()
    {
    }

    internal SurveyOption(string slug, Label name, int position)
    {
        Rename(name);
        Slug = Domain.Slug.Require(slug);
        Position = position;
    }

    /// <summary>By which answers name it.</summary>
    public int Id { get; private set; }

    public string Slug { get; private set; } = "";

    public Label Name { get; private set; } = null!;

    public int Position { get; private set; }

    public bool IsRetired { get; private set; }

    internal void Retire() => IsRetired = true;

    internal void Rename(Label name)
    {
        RuleException.Unless(name.Nl.Length <= LongestName && name.En.Length <= LongestName, "survey.option-name");
        Name = name;
    }
}
