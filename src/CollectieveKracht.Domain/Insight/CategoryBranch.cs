using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Insight;

/// <summary>A category of the challenge tree, as it was when the wave was held.</summary>
/// <param name="Category">Its slug.</param>
/// <param name="Challenges">The codes of its challenges.</param>
public sealed record CategoryBranch(string Category, IReadOnlyList<string> Challenges)
{
    public Subject Subject => Subject.Category(Category);

    public IEnumerable<Subject> ChallengeSubjects => Challenges.Select(Subject.Challenge);
}
