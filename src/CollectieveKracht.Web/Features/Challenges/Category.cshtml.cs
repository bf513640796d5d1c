using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Figures;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Challenges;

/// <summary>A group of challenges: what it is about, its challenges and its figures.</summary>
[PublicPage]
public sealed class CategoryModel(
    PlatformDb db, Listings listings, VocabularyCache vocabularies, CurrentViewer current,
    IStringLocalizer<ChallengesText> texts, IStringLocalizer<FiguresText> words) : PageModel
{
    public ChallengeGroup Group { get; private set; } = null!;

    public string BodyHtml { get; private set; } = "";

    public PublishedFigures Figures { get; private set; } = null!;

    public StatedFigures Stated { get; private set; } = null!;

    public CategoryFigure? Figure { get; private set; }

    public IReadOnlyList<ChallengeFigure> Ranking { get; private set; } = [];

    public IReadOnlyDictionary<string, ChallengeCounts> Counts { get; private set; } = new Dictionary<string, ChallengeCounts>();

    public ChallengeTree Tree { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug)) return NotFound();

        Tree = await ChallengeTree.ReadAsync(db, cancel);
        if (Tree.Groups.FirstOrDefault(group => group.Slug == slug) is not { } found) return NotFound();

        Group = found;
        BodyHtml = await db.ChallengeCategories.Where(category => category.Slug == slug).Select(category => category.BodyHtml).SingleAsync(cancel);
        var vocabulary = await vocabularies.ReadAsync(cancel);
        Figures = await PublishedFigures.ReadAsync(db, vocabulary, cancel);
        Stated = StatedFigures.OfCategory(Figures, slug, vocabulary, texts, words);
        Figure = Figures.Category(slug);
        Ranking = Figures.ChallengeRanking(found.Slug);
        Counts = await listings.CountPerChallengeAsync(new ListingRequest { Path = "/kennis", Kinds = [SearchKind.Article] }, vocabulary, current.Viewer, cancel);
        return Page();
    }
}
