using System.Globalization;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>A leaf of the tree.</summary>
/// <param name="Name">The report's wording.</param>
/// <param name="IsKey">One of the thirteen of Overview 3.</param>
public sealed record ChallengeLeaf(string Slug, Label Name, Label ShortName, bool IsKey, string[] SearchWords);

public sealed record ChallengeGroup(string Slug, Label Name, Label Summary, IReadOnlyList<ChallengeLeaf> Challenges)
{
    /// <summary>Those that weigh heaviest first, then in the report's order.</summary>
    public IEnumerable<ChallengeLeaf> HeaviestFirst => Challenges.OrderByDescending(challenge => challenge.IsKey);
}

/// <summary>How much there is about a challenge.</summary>
/// <param name="Collectives">Those that face it now.</param>
public sealed record ChallengeCounts(int Articles, int Collectives)
{
    public static readonly ChallengeCounts None = new(0, 0);
}

/// <summary>The five categories with their challenges, in the report's order.</summary>
public sealed record ChallengeTree(IReadOnlyList<ChallengeGroup> Groups)
{
    public int Count => Groups.Sum(group => group.Challenges.Count);

    public static async Task<ChallengeTree> ReadAsync(PlatformDb db, CancellationToken cancel) => new(
        await db.ChallengeCategories.AsNoTracking()
            .OrderBy(category => category.Position).ThenBy(category => category.Slug)
            .Select(category => new ChallengeGroup(
                category.Slug, new Label(category.Name.Nl, category.Name.En), new Label(category.Summary.Nl, category.Summary.En),
                category.Challenges
                    .Where(challenge => !challenge.IsRetired)
                    .OrderBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
                    .Select(challenge => new ChallengeLeaf(
                        challenge.Slug, new Label(challenge.Name.Nl, challenge.Name.En), new Label(challenge.ShortName.Nl, challenge.ShortName.En),
                        challenge.IsKey, challenge.SearchWords))
                    .ToList()))
            .ToListAsync(cancel));

    /// <summary>The part of the tree in which each of the words occurs, whatever its accents: in a name or in an everyday word for it.</summary>
    public ChallengeTree Matching(string words)
    {
        var asked = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new ChallengeTree(
        [
            .. Groups
                .Select(group => group with { Challenges = [.. group.Challenges.Where(challenge => asked.All(word => IsFoundIn(challenge, word)))] })
                .Where(group => group.Challenges.Count > 0),
        ]);
    }

    private static bool IsFoundIn(ChallengeLeaf challenge, string word)
    {
        string[] texts = [challenge.Name.Nl, challenge.Name.En, challenge.ShortName.Nl, challenge.ShortName.En, .. challenge.SearchWords];
        return texts.Any(text => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
    }
}

public static class ChallengeCounting
{
    /// <summary>Counts articles and collectives per challenge in what a list would show.</summary>
    public static async Task<IReadOnlyDictionary<string, ChallengeCounts>> CountPerChallengeAsync(
        this Listings listings, ListingRequest request, Vocabulary vocabulary, Viewer viewer, CancellationToken cancel)
    {
        var articles = await listings.CountAsync(request with { Kind = SearchKind.Article }, viewer, cancel);
        var collectives = await listings.CountAsync(request with { Kind = SearchKind.Collective }, viewer, cancel);
        return vocabulary.Of(FacetDimension.Challenge).ToDictionary(challenge => challenge.Slug, challenge => new ChallengeCounts(
            articles.Of(FacetDimension.Challenge.Facet(challenge.Slug)), collectives.Of(FacetDimension.Challenge.Facet(challenge.Slug))));
    }
}
