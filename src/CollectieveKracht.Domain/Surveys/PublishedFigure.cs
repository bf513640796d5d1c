namespace CollectieveKracht.Domain.Surveys;

/// <summary>What a published figure measures.</summary>
public enum Measure
{
    /// <summary>Respondents that ticked at least one challenge of the category (report, Overview 1).</summary>
    RespondentsWithAnyChallenge,

    /// <summary>Mean over sectors of ticks per respondent in the category (report, Overview 2).</summary>
    WeightedRank,

    /// <summary>Respondents that ticked the challenge (report, figure "Uitdagingen interne werking (survey)").</summary>
    RespondentsWithChallenge,

    /// <summary>Share or number of respondents with a characteristic (report, part 1).</summary>
    Respondents,
}

/// <summary>Who was asked: the interviews or the survey.</summary>
public enum Panel
{
    Interviews,
    Survey,
}

public enum FigureUnit
{
    Count,
    Percent,
    Score,
}

/// <summary>How exactly the report states a figure.</summary>
public enum Exactness
{
    Exact,
    AtLeast,
    MoreThan,
    Approximately,
}

/// <summary>One figure as the report states it.</summary>
public sealed class PublishedFigure
{
    private PublishedFigure()
    {
    }

    /// <param name="subject">What is counted, as "kind:slug", for example "challenge:leiderschap" or "legal-form:cooperatie".</param>
    /// <param name="within">The group it is counted in, in the same form; null for all respondents.</param>
    /// <param name="of">The number of respondents it is a part of (n); null where the report does not say.</param>
    /// <param name="place">Where the report states it.</param>
    public PublishedFigure(Measure measure, Panel panel, string subject, string? within, decimal value, FigureUnit unit, int? of, Exactness exactness, string place)
    {
        RuleException.Unless(unit != FigureUnit.Percent || value <= 100, "figure.percent");
        RuleException.Unless(value >= 0, "figure.negative");
        RuleException.Unless(unit != FigureUnit.Count || (decimal.IsInteger(value) && (of is null || value <= of)), "figure.count");
        Measure = measure;
        Panel = panel;
        Subject = subject;
        Within = within;
        Value = value;
        Unit = unit;
        Of = of;
        Exactness = exactness;
        Place = place;
    }

    public int Id { get; private set; }

    public Measure Measure { get; private set; }

    public Panel Panel { get; private set; }

    public string Subject { get; private set; } = "";

    public string? Within { get; private set; }

    public decimal Value { get; private set; }

    public FigureUnit Unit { get; private set; }

    public int? Of { get; private set; }

    public Exactness Exactness { get; private set; }

    public string Place { get; private set; } = "";

    internal bool MeasuresTheSameAs(PublishedFigure other) =>
        (Measure, Panel, Subject, Within, Unit) == (other.Measure, other.Panel, other.Subject, other.Within, other.Unit);
}
