using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Challenges;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Markdown;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Knowledge;

public sealed class ArticlePageModel(PlatformDb db, VocabularyCache vocabularies, CurrentViewer current) : PageModel
{
    public ArticleView Article { get; private set; } = null!;

    public Vocabulary Vocabulary { get; private set; } = null!;

    public IReadOnlyList<RelatedArticle> Related { get; private set; } = [];

    /// <summary>The glossary words of the text with what each community means by them.</summary>
    public IReadOnlyList<ExplainedWord> Words { get; private set; } = [];

    /// <summary>Challenges that tend to follow those of the article (chains of the report).</summary>
    public IReadOnlyList<ChainPlace> NextSteps { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug) || await db.ViewAsync(slug, current.Viewer, cancel) is not { } found) return NotFound();

        Article = found;
        Vocabulary = await vocabularies.ReadAsync(cancel);
        Related = await db.RelatedAsync(found, current.Viewer, cancel);
        var used = StoredText.Terms(found.BodyHtml);
        if (used.Count > 0)
        {
            Words = await db.GlossaryTerms.AsNoTracking()
                .Where(term => used.Contains(term.Slug))
                .OrderBy(term => term.Slug)
                .Select(term => new ExplainedWord(term.Slug, term.Name, term.Readings))
                .ToListAsync(cancel);
        }

        var challenges = found.Of(FacetDimension.Challenge);
        var chains = await db.Chains.AsOutlines().ToListAsync(cancel);
        NextSteps =
        [
            .. chains
                .SelectMany(chain => chain.Places
                    .Where(here => challenges.Contains(here.Slug))
                    .SelectMany(here => chain.Places.Where(next => next.Step == here.Step + 1 && next.IsChallenge)))
                .Where(next => !challenges.Contains(next.Slug))
                .DistinctBy(next => next.Slug),
        ];
        return Page();
    }
}

public sealed record ExplainedWord(string Slug, Label Name, IReadOnlyList<Reading> Readings);
