using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Glossary;

/// <summary>A word, what each community means by it, and where it is used.</summary>
[PublicPage]
public sealed class GlossaryTermModel(PlatformDb db, Listings listings, CurrentViewer current, TextAnalysis analysis) : PageModel
{
    private const int MostArticles = 5;

    public TermView Term { get; private set; } = null!;

    public IReadOnlyList<UsingArticle> Articles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug)) return NotFound();

        var term = await db.GlossaryTerms.AsNoTracking()
            .Where(known => known.Slug == slug)
            .Select(known => new TermView(
                known.Slug, known.Name, known.Summary, known.BodyHtml, known.Forms, known.Readings,
                known.Challenges.Where(challenge => !challenge.IsRetired)
                    .OrderBy(challenge => challenge.CategorySlug).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
                    .Select(challenge => new TermChallenge(challenge.Slug, challenge.ShortName))
                    .ToList()))
            .SingleOrDefaultAsync(cancel);
        if (term is null) return NotFound();

        Term = term;
        Articles = await ArticlesWithAsync(term.Forms, current.Viewer, cancel);
        return Page();
    }

    /// <summary>Those that hold the word as it is written, not one of the same stem.</summary>
    private async Task<List<UsingArticle>> ArticlesWithAsync(string[] forms, Viewer viewer, CancellationToken cancel)
    {
        if (SearchQuery.AnyOf(forms, "nl", analysis, asWritten: true) is not { } anyForm) return [];

        var found = await listings.HoldingAsync(anyForm, [SearchKind.Article], ListingOrder.Newest, viewer, MostArticles, cancel);
        return [.. found.Select(hit => new UsingArticle(hit.Slug, hit.Title, hit.Language))];
    }
}

public sealed record TermView(
    string Slug, Label Name, Label Summary, string BodyHtml, string[] Forms, IReadOnlyList<Reading> Readings, IReadOnlyList<TermChallenge> Challenges);

public sealed record TermChallenge(string Slug, Label Name);

public sealed record UsingArticle(string Slug, string Title, string Language);
