using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;

namespace CollectieveKracht.Web.Features.Writing;

/// <summary>An article whose title is like one that is being typed.</summary>
/// <param name="Share">How much of the two titles is the same, in per cent.</param>
public sealed record AlikeArticle(string Slug, string Language, string Title, string Byline, int Share);

public static class AlikeArticles
{
    private const int Shown = 3, Candidates = 20, LeastShare = 30;

    /// <summary>
    /// Articles that share words with a title, the most alike first. The share is that of Dice: twice the stems that both titles have, over the
    /// stems of both.
    /// </summary>
    public static async Task<IReadOnlyList<AlikeArticle>> AlikeAsync(this Listings listings, string title, string language, TextAnalysis analysis, Viewer viewer, CancellationToken cancel)
    {
        if (SearchQuery.AnyInTitle([title], language, analysis) is not { } words) return [];

        var stems = StemsOf(title, language);
        var near = await listings.NearestAsync(words, [SearchKind.Article], viewer, Candidates, cancel);
        return
        [
            .. near.Select(hit => new AlikeArticle(hit.Slug, hit.Language, hit.Title, hit.Byline, Share(stems, StemsOf(hit.Title, language))))
                .Where(article => article.Share >= LeastShare)
                .OrderByDescending(article => article.Share)
                .Take(Shown),
        ];

        HashSet<string> StemsOf(string text, string of) =>
            [.. analysis.Read(text, of).Where(word => !analysis.IsStopWord(word.Exact, of)).Select(word => word.Stem)];
    }

    private static int Share(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : (int)Math.Round(200.0 * one.Count(other.Contains) / (one.Count + other.Count));
}
