namespace CollectieveKracht.Domain.Challenges;

/// <summary>
/// Something that collectives struggle with (uitdaging); a leaf of the report's code tree, or one that was added since. What was published of
/// a challenge stays under its <see cref="Code"/>, whatever it is called later or merged into.
/// </summary>
public sealed partial class Challenge : Entity
{
    /// <summary>The version of the tree that the 2020 report defines.</summary>
    public const string FirstVersion = "2020";

    private readonly List<Challenge> _related = [];

    private Challenge()
    {
    }

    public Challenge(string slug, Label name, ChallengeCategory category, int position)
    {
        Id = ChallengeId.New();
        Slug = Domain.Slug.Require(slug);
        Code = slug;
        Name = name;
        ShortName = name;
        Category = category;
        CategorySlug = category.Slug;
        Position = position;
    }

    public ChallengeId Id { get; private set; }

    public string Slug { get; private set; } = "";

    /// <summary>What it was called in addresses when it came into the tree, and is called in figures ever since.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The version of the tree that it came with.</summary>
    public string Version { get; private set; } = FirstVersion;

    /// <summary>The report's wording.</summary>
    public Label Name { get; private set; } = null!;

    /// <summary>The wording for headings and lists.</summary>
    public Label ShortName { get; private set; } = null!;

    public Label Summary { get; private set; } = new("-", "-");

    public ChallengeCategory Category { get; private set; } = null!;

    public string CategorySlug { get; private set; } = "";

    /// <summary>Place within its category, in the report's order.</summary>
    public int Position { get; private set; }

    /// <summary>One of the thirteen challenges that weigh heaviest (report, Overview 3).</summary>
    public bool IsKey { get; private set; }

    public string BodyMarkdown { get; private set; } = "";

    public string BodyHtml { get; private set; } = "";

    /// <summary>Everyday words by which people look for it.</summary>
    public string[] SearchWords { get; private set; } = [];

    public bool IsRetired { get; private set; }

    /// <summary>Of what is retired: which challenge to use instead, if there is one.</summary>
    public ChallengeId? SuccessorId { get; private set; }

    /// <summary>Whether it went into its successor, with all that named it; then it has no page any more.</summary>
    public bool IsMerged { get; private set; }

    /// <summary>Challenges that the report connects with this one.</summary>
    public IReadOnlyList<Challenge> Related => _related;

    public void MarkAsKey() => IsKey = true;

    public void Describe(Label shortName, Label summary, string bodyMarkdown, string bodyHtml, IEnumerable<string> searchWords)
    {
        ShortName = shortName;
        Summary = summary;
        BodyMarkdown = bodyMarkdown;
        BodyHtml = bodyHtml;
        SearchWords = [.. searchWords];
    }

    public void RelateTo(Challenge other)
    {
        RuleException.Unless(other != this, "challenge.related-to-itself");
        if (!_related.Contains(other)) _related.Add(other);
    }
}
