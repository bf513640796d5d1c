using CollectieveKracht.Domain.Challenges;

namespace CollectieveKracht.Domain.Knowledge;

/// <summary>
/// A word that practitioners, researchers and others read differently (begrip; report, part 2, "Relevante punten").
/// </summary>
public sealed class GlossaryTerm : Entity
{
    private readonly List<Challenge> _challenges = [];

    private GlossaryTerm()
    {
    }

    public GlossaryTerm(string slug, Label name)
    {
        Id = Guid.CreateVersion7();
        Slug = Domain.Slug.Require(slug);
        Name = name;
    }

    public Guid Id { get; private set; }

    public string Slug { get; private set; } = "";

    public Label Name { get; private set; } = null!;

    public Label Summary { get; private set; } = new("-", "-");

    public string BodyMarkdown { get; private set; } = "";

    public string BodyHtml { get; private set; } = "";

    /// <summary>The lower-case word forms under which it is recognised in a text.</summary>
    public string[] Forms { get; private set; } = [];

    /// <summary>What each community means by it; at least two communities, or there is nothing to tell apart.</summary>
    public IReadOnlyList<Reading> Readings { get; private set; } = [];

    public IReadOnlyList<Challenge> Challenges => _challenges;

    public void Explain(Label summary, string bodyMarkdown, string bodyHtml, IEnumerable<string> forms, IReadOnlyList<Reading> readings, IEnumerable<Challenge> challenges)
    {
        RuleException.Unless(readings.DistinctBy(reading => reading.Community).Count() >= 2, "glossary.two-readings");

        Summary = summary;
        BodyMarkdown = bodyMarkdown;
        BodyHtml = bodyHtml;
        Forms = [.. forms.Select(form => form.ToLowerInvariant()).Distinct()];
        Readings = [.. readings];
        _challenges.Clear();
        _challenges.AddRange(challenges);
    }
}

/// <summary>Who reads a word in a certain way.</summary>
public enum Community
{
    Collectives,
    Research,
    Government,
    Market,
}

/// <summary>What one community means by a word.</summary>
/// <param name="Source">Where that is said, or that it is the platform's own description.</param>
public sealed record Reading(Community Community, string Nl, string En, string Source)
{
    public string In(string language) => language == "en" ? En : Nl;
}
