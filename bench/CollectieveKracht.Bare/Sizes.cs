namespace CollectieveKracht.Bare;

/// <summary>How many menu lines of about a hundred bytes stand around the content, so that a page weighs what the site's own weighs.</summary>
public sealed record Sizes
{
    public int ArticleLines { get; init; } = 60;

    public int ListLines { get; init; } = 60;
}
