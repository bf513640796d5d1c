using CollectieveKracht.Domain.Collectives;

namespace CollectieveKracht.Domain.Surveys;

/// <summary>The life of a wave: it is prepared, asked, closed, and its figures are published.</summary>
public enum WaveStage
{
    /// <summary>Only administrators see it.</summary>
    Draft,

    /// <summary>Collectives answer, and can still correct what they said.</summary>
    Open,

    /// <summary>No answer changes any more; the figures are not public yet.</summary>
    Closed,

    /// <summary>Everybody sees the figures of the questions that are published.</summary>
    Published,
}

/// <summary>
/// A wave of the survey (peiling). Of the 2020 wave only the published aggregates exist: they are loaded as
/// <see cref="PublishedFigure"/>, and what the report does not state is absent, never zero. Every later wave has questions of its own, under the
/// version of the lists and the challenge tree of its time; its figures are counted from answers.
/// </summary>
public sealed partial class Wave : Entity
{
    /// <summary>The version of all lists that the 2020 report defines.</summary>
    public const string FirstVersion = Term.FirstVersion;

    private readonly List<PublishedFigure> _figures = [];
    private readonly List<SurveyQuestion> _questions = [];

    private Wave()
    {
    }

    /// <summary>A wave that was published elsewhere, of which only figures exist.</summary>
    public Wave(string slug, Label name, int year, string source)
        : this(slug, name, year, source, FirstVersion)
    {
        Stage = WaveStage.Published;
    }

    private Wave(string slug, Label name, int year, string source, string version)
    {
        Key = Guid.CreateVersion7();
        Slug = Domain.Slug.Require(slug);
        Name = name;
        Year = year;
        Source = source;
        Version = version;
    }

    /// <summary>Its name in addresses, which never changes.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>By which its history knows it.</summary>
    public Guid Key { get; private set; }

    public Label Name { get; private set; } = null!;

    public int Year { get; private set; }

    /// <summary>The publication, as it is to be cited.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The version of the lists of characteristics and the challenge tree that its options come from.</summary>
    public string Version { get; private set; } = FirstVersion;

    public WaveStage Stage { get; private set; }

    /// <summary>Made up for development and marked "voorbeeld" wherever it is shown.</summary>
    public bool IsExample { get; private set; }

    /// <summary>The last day on which collectives are asked to answer; it closes by hand.</summary>
    public DateOnly? AnswerBefore { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Whether someone began to answer; from then on what is asked stays as it is.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>How often its answers were counted. Figures are of the last count, see <see cref="Counting"/>.</summary>
    public int Counts { get; private set; }

    public DateTimeOffset? CountedAt { get; private set; }

    public IReadOnlyList<PublishedFigure> Figures => _figures;

    /// <summary>All questions, also retired ones; in order by their position.</summary>
    public IReadOnlyList<SurveyQuestion> Questions => _questions;

    /// <summary>The questions that a collective is asked, in order.</summary>
    public IEnumerable<SurveyQuestion> Asked => _questions.Where(question => question is { IsRetired: false, IsDerived: false }).OrderBy(question => question.Position);

    /// <summary>Whether its figures are counted from answers; otherwise it has published figures only.</summary>
    public bool HasAnswers => _questions.Count > 0;

    public void State(PublishedFigure figure)
    {
        RuleException.Unless(!_figures.Any(figure.MeasuresTheSameAs), "figure.stated-twice");
        _figures.Add(figure);
    }
}
