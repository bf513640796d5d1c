using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>An article in the list beside another.</summary>
public sealed record RelatedArticle(string Slug, string Language, string Title, string Byline, string[] Facets)
{
    public static RelatedArticle Of(Hit hit) => new(hit.Slug, hit.Language, hit.Title, hit.Byline, hit.Facets);

    public string Kind => Facets.Select(FacetDimension.KnowledgeKind.SlugOf).OfType<string>().Single();
}

public static class RelatedArticles
{
    public const int Shown = 5;

    /// <summary>Of each challenge the newest so many are looked at: what an article costs does not grow with their number.</summary>
    private const int NewestOfEach = 50;

    private const int Candidates = 24;

    /// <summary>Articles that share most challenges with this one; of those that share as many, first the ones whose title has the same words.</summary>
    public static async Task<IReadOnlyList<RelatedArticle>> SharingChallengesAsync(
        this Listings listings, ArticleView article, Viewer viewer, CancellationToken cancel)
    {
        var found = await listings.SharingMostAsync(
            FacetDimension.Challenge, [.. article.Of(FacetDimension.Challenge)], SearchKind.Article, viewer, NewestOfEach, Candidates, cancel);
        var words = WordsOf(article.Title);
        return
        [
            .. found
                .Where(candidate => candidate.Hit.Id != article.Id.Value)
                .OrderByDescending(candidate => candidate.Shared)
                .ThenByDescending(candidate => words.Count(WordsOf(candidate.Hit.Title).Contains))
                .Take(Shown)
                .Select(candidate => RelatedArticle.Of(candidate.Hit)),
        ];
    }

    /// <summary>Articles with the same words in their title, those with most of them first.</summary>
    public static async Task<IReadOnlyList<RelatedArticle>> SharingTitleWordsAsync(
        this Listings listings, ArticleView article, TextAnalysis analysis, Viewer viewer, CancellationToken cancel)
    {
        if (SearchQuery.AnyInTitle(WordsOf(article.Title), article.Language, analysis) is not { } words) return [];

        var near = await listings.NearestAsync(words, [SearchKind.Article], viewer, Shown + 1, cancel);
        return
        [
            .. near.Where(hit => hit.Id != article.Id.Value).Take(Shown).Select(RelatedArticle.Of),
        ];
    }

    // Short words are in every title.
    private static HashSet<string> WordsOf(string title) =>
        title.Split(' ').Where(word => word.Length > 4).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
