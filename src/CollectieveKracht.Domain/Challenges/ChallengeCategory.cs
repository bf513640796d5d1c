namespace CollectieveKracht.Domain.Challenges;

/// <summary>One of the five categories under which the report's code tree places challenges (report, part 2).</summary>
public sealed class ChallengeCategory
{
    private readonly List<Challenge> _challenges = [];

    private ChallengeCategory()
    {
    }

    public ChallengeCategory(string slug, Label name, int position)
    {
        Slug = Domain.Slug.Require(slug);
        Name = name;
        Position = position;
    }

    public string Slug { get; private set; } = "";

    public Label Name { get; private set; } = null!;

    public int Position { get; private set; }

    public Label Summary { get; private set; } = new("-", "-");

    public string BodyMarkdown { get; private set; } = "";

    public string BodyHtml { get; private set; } = "";

    public IReadOnlyList<Challenge> Challenges => _challenges;

    public void Describe(Label summary, string bodyMarkdown, string bodyHtml)
    {
        Summary = summary;
        BodyMarkdown = bodyMarkdown;
        BodyHtml = bodyHtml;
    }
}
