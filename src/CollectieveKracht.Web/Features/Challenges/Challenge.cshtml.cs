using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges.Recognise;
using CollectieveKracht.Web.Features.Conversation;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>What a challenge is, what worked, what is still asked, who knows it and what it leads to.</summary>
[PublicPage]
public sealed class ChallengeModel(PlatformDb db, Listings listings, VocabularyCache vocabularies, PatternReader patterns, CurrentViewer current) : PageModel
{
    private const int ShownArticles = 3, ShownQuestions = 2, ShownCollectives = 3;

    /// <summary>The kinds of knowledge that one can do or learn from, rather than figures.</summary>
    internal static readonly KnowledgeKind[] Practical = [KnowledgeKind.Experience, KnowledgeKind.HowTo, KnowledgeKind.Tool, KnowledgeKind.Interview];

    public ChallengeHead Head { get; private set; } = null!;

    /// <summary>Null when the challenge is retired.</summary>
    public ChallengePoll? Poll { get; private set; }

    public ChallengeText Text { get; private set; } = null!;

    public IReadOnlyList<Hit> Articles { get; private set; } = [];

    public IReadOnlyList<QuestionCard> OpenQuestions { get; private set; } = [];

    public IReadOnlyList<RecognisingCollective> Collectives { get; private set; } = [];

    public IReadOnlyList<ChainOutline> Chains { get; private set; } = [];

    /// <summary>What goes together with this challenge, comes before it or follows on it.</summary>
    public ChallengePatterns Patterns { get; private set; } = ChallengePatterns.None;

    /// <summary>As figures know it; null for what is retired.</summary>
    public string? Code { get; private set; }

    public IReadOnlyList<Named> Terms { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        if (await ChallengeHead.FindAsync(db, listings, slug, ChallengeTab.Overview, current, vocabulary, cancel) is not { } head) return NotFound();

        Head = head;
        if (!head.IsRetired) Poll = await ChallengePoll.ReadAsync(db, head, Url.Content($"~{head.Path}#{ChallengePoll.Anchor}"), current, cancel);
        Text = await db.Challenges.AsNoTracking()
            .Where(challenge => challenge.Id == head.Id)
            .Select(challenge => new ChallengeText(
                challenge.BodyHtml,
                challenge.Related.Where(related => !related.IsRetired)
                    .OrderBy(related => related.CategorySlug).ThenBy(related => related.Position).ThenBy(related => related.Id)
                    .Select(related => new Named(related.Slug, new Label(related.ShortName.Nl, related.ShortName.En)))
                    .ToList()))
            .SingleAsync(cancel);
        Articles = await FindWhatWorkedAsync(head, cancel);
        OpenQuestions = await db.Questions
            .Where(question => question.Challenges.Any(challenge => challenge.Id == head.Id))
            .StillOpen().AsCards().Take(ShownQuestions).ToListAsync(cancel);
        Collectives = await db.Recognitions.Of(head).AsCollectives().Take(ShownCollectives).ToListAsync(cancel);
        Chains = await db.Chains.Through(slug).AsOutlines().ToListAsync(cancel);
        Code = vocabulary.Find(FacetDimension.Challenge, slug)?.Code;
        Patterns = Code is null ? ChallengePatterns.None : (await patterns.ReadAsync(cancel)).With(Code);
        Terms = await db.GlossaryTerms
            .Where(term => term.Challenges.Any(challenge => challenge.Id == head.Id))
            .OrderBy(term => term.Slug)
            .Select(term => new Named(term.Slug, new Label(term.Name.Nl, term.Name.En)))
            .ToListAsync(cancel);
        return Page();
    }

    /// <summary>What one can do or learn from rather than figures about it, in the reader's language; if there is none, what there is.</summary>
    private async Task<IReadOnlyList<Hit>> FindWhatWorkedAsync(ChallengeHead head, CancellationToken cancel)
    {
        if (head.Articles == 0) return [];

        var all = ChallengeContentsModel.About(head.Slug, SearchKind.Article);
        var practical = all.With(FacetDimension.Language, Language.Current.Code);
        foreach (var kind in Practical) practical = practical.With(FacetDimension.KnowledgeKind, KnowledgeKindSlug.Of(kind));
        var found = await listings.RowsAsync(practical, current.Viewer, ShownArticles, cancel);
        return found.Count > 0 ? found : await listings.RowsAsync(all, current.Viewer, ShownArticles, cancel);
    }
}

public sealed record Named(string Slug, Label Name);

public sealed record ChallengeText(string BodyHtml, IReadOnlyList<Named> Related);
