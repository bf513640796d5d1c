using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Challenges.Recognise;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Markdown;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>An article, and what a reader needs to judge it, to cite it and to go on from it.</summary>
[PublicPage]
public sealed class ArticlePageModel(
    PlatformDb db, Listings listings, VocabularyCache vocabularies, CurrentViewer current, TextAnalysis analysis, SiteOptions site,
    TimeProvider clock) : PageModel
{
    private static readonly FacetDimension[] FitDimensions =
        [FacetDimension.LegalForm, FacetDimension.WorkingArea, FacetDimension.SizeClass, FacetDimension.TargetGroup];

    public ArticleView Article { get; private set; } = null!;

    public Vocabulary Vocabulary { get; private set; } = null!;

    public Citation Citation { get; private set; } = null!;

    public IReadOnlyList<TermNote> Terms { get; private set; } = [];

    public IReadOnlyList<RelatedArticle> Related { get; private set; } = [];

    /// <summary>What tends to follow the challenges of the article.</summary>
    public IReadOnlyList<ChainPlace> NextSteps { get; private set; } = [];

    /// <summary>Whether a collective recognises what it is about most; null when that is not asked any more.</summary>
    public ChallengePoll? Poll { get; private set; }

    /// <summary>What only some kinds have: the key of its name, and what it says.</summary>
    public IEnumerable<(string Name, string Value)> Details
    {
        get
        {
            var details = Article.Details;
            if (details.Provider is { } provider) yield return ("DetailProvider", provider);
            if (details.WhoQualifies is { } who) yield return ("DetailWho", who);
            if (details.Deadline is { } deadline) yield return ("DetailDeadline", Dates.InFull(deadline));
            if (details.LegalSource is { } law) yield return ("DetailLaw", law);
            if (details.LegalDate is { } since) yield return ("DetailSince", Dates.InFull(since));
        }
    }

    /// <summary>The day to look whether it still holds has passed.</summary>
    public bool IsDueForCheck { get; private set; }

    /// <summary>Whether this reader may propose a change of it.</summary>
    public bool MayImprove => Writing.ImproveModel.MayBeProposedBy(current.Viewer);

    public Choice? MainChallenge =>
        Article.Of(FacetDimension.Challenge).Select(slug => Vocabulary.Find(FacetDimension.Challenge, slug)).FirstOrDefault();

    public Choice? Category => Vocabulary.Categories.FirstOrDefault(category => category.Slug == MainChallenge?.Parent);

    /// <summary>The places it is about; a province that only stands there for its municipality is left out.</summary>
    public IEnumerable<Choice> Regions
    {
        get
        {
            var regions = Article.Of(FacetDimension.Region).Select(slug => Vocabulary.Find(FacetDimension.Region, slug)).OfType<Choice>().ToList();
            return regions.Where(region => regions.TrueForAll(other => other.Parent != region.Slug));
        }
    }

    /// <summary>The collectives for which it was written; empty when it fits all.</summary>
    public IReadOnlyList<(string Name, string Values)> FitsWhom =>
        [.. FitDimensions.Select(dimension => (dimension.Text, NamesOf(dimension))).Where(row => row.Item2.Length > 0)];

    public string Initials => string.Concat(
        (Article.Collective?.Name ?? Article.Author).Split(' ', '-').Where(word => word.Length > 0 && char.IsLetter(word[0])).Take(2).Select(word => char.ToUpperInvariant(word[0])));

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (await db.FindArticleAsync(slug, current.Viewer, cancel) is not { } article) return NotFound();

        Article = article;
        Vocabulary = await vocabularies.ReadAsync(cancel);
        Citation = Citation.Of(article, site);
        Terms = [.. StoredText.Terms(article.BodyHtml).Select(Vocabulary.Note).OfType<TermNote>()];
        Related = await FindRelatedAsync(cancel);
        NextSteps = FindNextSteps([.. article.Of(FacetDimension.Challenge)]);
        Poll = await AskAsync(cancel);
        IsDueForCheck = article.CheckAgainOn <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Page();
    }

    private async Task<ChallengePoll?> AskAsync(CancellationToken cancel)
    {
        var about = Article.Of(FacetDimension.Challenge).Select(slug => Vocabulary.Find(FacetDimension.Challenge, slug)).OfType<Choice>().ToList();
        if (about.Count == 0) return null;

        var poll = await ChallengePoll.ReadAsync(db, about[0], Url.Content($"~/kennis/{Article.Slug}#{ChallengePoll.Anchor}"), current, cancel);
        return poll with { Others = about[1..] };
    }

    // Where few share a challenge, the words of the title find others.
    private async Task<IReadOnlyList<RelatedArticle>> FindRelatedAsync(CancellationToken cancel)
    {
        var sharing = await listings.SharingChallengesAsync(Article, current.Viewer, cancel);
        if (sharing.Count == RelatedArticles.Shown) return sharing;

        var near = await listings.SharingTitleWordsAsync(Article, analysis, current.Viewer, cancel);
        return [.. sharing.Concat(near).DistinctBy(article => article.Slug).Take(RelatedArticles.Shown)];
    }

    private string NamesOf(FacetDimension dimension) =>
        string.Join(", ", Article.Of(dimension).Select(slug => Vocabulary.Name(dimension, slug)));

    private IReadOnlyList<ChainPlace> FindNextSteps(HashSet<string> challenges) =>
    [
        .. Vocabulary.Chains
            .SelectMany(chain => chain.Places.Where(place => challenges.Contains(place.Slug))
                .SelectMany(here => chain.Places.Where(place => place.IsChallenge && place.Step == here.Step + 1)))
            .DistinctBy(place => place.Slug)
            .Where(place => !challenges.Contains(place.Slug)),
    ];
}
