using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>An article in the list beside another.</summary>
public sealed record RelatedArticle(string Slug, string Language, string Title, string Byline, string[] Facets)
{
    public string Kind => Facets.Select(FacetDimension.KnowledgeKind.SlugOf).OfType<string>().Single();
}

public static class RelatedArticles
{
    public const int Shown = 5;

    /// <summary>Of each challenge the newest so many are looked at: what an article costs does not grow with their number.</summary>
    private const int NewestOfEach = 50;

    private const int Candidates = 24;

    /// <summary>Articles that share most challenges with this one; of those that share as many, first the ones whose title has the same words.</summary>
    /// <param name="articles">All that the viewer may see.</param>
    public static async Task<IReadOnlyList<RelatedArticle>> SharingChallengesAsync(
        this PlatformDb db, IQueryable<SearchEntry> articles, ArticleView article, CancellationToken cancel)
    {
        var challenges = article.Of(FacetDimension.Challenge).ToArray();
        if (challenges.Length == 0) return [];

        // An identifier begins with the moment of its making: by them, the newest come first out of the index. That the challenge is
        // named in what is read of its articles keeps the database from numbering all of them first.
        var sharing =
            from challenge in db.Challenges
            where challenges.Contains(challenge.Slug)
            from newest in db.Set<Dictionary<string, object>>("article_challenges")
                .Where(link => EF.Property<ChallengeId>(link, "ChallengesId") == challenge.Id)
                .OrderByDescending(link => EF.Property<ArticleId>(link, "ArticleId"))
                .Take(NewestOfEach)
                .Select(link => new { Id = EF.Property<ArticleId>(link, "ArticleId"), Challenge = challenge.Slug })
            where newest.Id != article.Id
            group newest by newest.Id into same
            orderby same.Count() descending, same.Key descending
            select new { Id = same.Key, Shared = same.Count() };
        var found = await (
            from candidate in sharing.Take(Candidates)
            join entry in articles on (Guid)(object)candidate.Id equals entry.SubjectId
            select new { candidate.Shared, entry.NewestAt, Article = new RelatedArticle(entry.Slug, entry.Language, entry.Title, entry.Byline, entry.Facets) })
            .ToListAsync(cancel);

        var words = WordsOf(article.Title);
        return
        [
            .. found
                .OrderByDescending(candidate => candidate.Shared)
                .ThenByDescending(candidate => words.Count(WordsOf(candidate.Article.Title).Contains))
                .ThenByDescending(candidate => candidate.NewestAt).ThenBy(candidate => candidate.Article.Slug, StringComparer.Ordinal)
                .Take(Shown)
                .Select(candidate => candidate.Article),
        ];
    }

    /// <summary>Articles with the same words in their title, those with most of them first.</summary>
    /// <param name="articles">All that the viewer may see.</param>
    public static async Task<IReadOnlyList<RelatedArticle>> SharingTitleWordsAsync(
        this PlatformDb db, IQueryable<SearchEntry> articles, ArticleView article, TextAnalysis analysis, CancellationToken cancel)
    {
        if (SearchQuery.AnyInTitle(WordsOf(article.Title), article.Language, analysis) is not { } words) return [];

        var nearest = SearchQuery.Value(SearchQuery.Within(words, [[SearchDocument.KindFilter(SearchKind.Article)]]));
        var ids = await db.Database.SqlQuery<Guid>(
            $"""select subject_id as "Value" from search_best({nearest}, {nearest.Clone()}, {SearchQuery.Value(words)}, {SearchQuery.Value(words)}, 0, {Candidates})""").ToListAsync(cancel);
        var found = await articles
            .Where(entry => ids.Contains(entry.SubjectId) && entry.SubjectId != article.Id.Value)
            .Select(entry => new { entry.SubjectId, Article = new RelatedArticle(entry.Slug, entry.Language, entry.Title, entry.Byline, entry.Facets) })
            .ToDictionaryAsync(entry => entry.SubjectId, entry => entry.Article, cancel);
        return [.. ids.Where(found.ContainsKey).Take(Shown).Select(id => found[id])];
    }

    // Short words are in every title.
    private static HashSet<string> WordsOf(string title) =>
        title.Split(' ').Where(word => word.Length > 4).ToHashSet(StringComparer.CurrentCultureIgnoreCase);
}
