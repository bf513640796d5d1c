using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Platform.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Conversation;

/// <summary>A question with its answers: first the one that helped most, then the others as they came.</summary>
[PublicPage]
public sealed class QuestionModel(PlatformDb db, Listings listings, CurrentViewer current) : PageModel
{
    private const int ShownBeside = 4;

    public QuestionView Question { get; private set; } = null!;

    public IReadOnlyList<Hit> Articles { get; private set; } = [];

    public IReadOnlyList<Hit> Similar { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        if (!Slug.IsValid(slug) || await FindAsync(slug, cancel) is not { } question) return NotFound();

        Question = question;
        if (question.Challenges.Count == 0) return Page();

        Articles = await AboutTheSameAsync(SearchKind.Article, ListingOrder.Recognised, cancel);
        Similar = [.. (await AboutTheSameAsync(SearchKind.Question, ListingOrder.Newest, cancel)).Where(hit => hit.Slug != slug)];
        return Page();
    }

    private Task<QuestionView?> FindAsync(string slug, CancellationToken cancel) => db.Questions.AsNoTracking().AsSplitQuery()
        .Where(question => question.Slug == slug)
        .Select(question => new QuestionView(
            question.Slug, question.Title, question.BodyHtml, question.AskedAt, question.IsExample,
            new Writer(question.AskedBy.Slug, question.AskedBy.Name, question.AskedBy.Sector.Slug, question.AskedBy.IsExample),
            question.Challenges.Where(challenge => !challenge.IsRetired)
                .OrderBy(challenge => challenge.CategorySlug).ThenBy(challenge => challenge.Position).ThenBy(challenge => challenge.Id)
                .Select(challenge => new AskedAbout(challenge.Slug, challenge.ShortName))
                .ToList(),
            question.Answers
                .OrderByDescending(answer => answer.IsAccepted).ThenBy(answer => answer.GivenAt).ThenBy(answer => answer.Id)
                .Select(answer => new AnswerView(
                    answer.BodyHtml, answer.GivenAt, answer.IsAccepted,
                    new Writer(answer.By.Slug, answer.By.Name, answer.By.Sector.Slug, answer.By.IsExample)))
                .ToList()))
        .SingleOrDefaultAsync(cancel);

    private Task<IReadOnlyList<Hit>> AboutTheSameAsync(SearchKind kind, ListingOrder order, CancellationToken cancel) => listings.RowsAsync(
        new ListingRequest
        {
            Path = "",
            Kinds = [kind],
            DefaultOrder = order,
            Chosen = new Dictionary<FacetDimension, IReadOnlyList<string>>
            {
                [FacetDimension.Challenge] = [.. Question.Challenges.Select(challenge => challenge.Slug)],
            },
        },
        current.Viewer, ShownBeside, cancel);
}

public sealed record QuestionView(
    string Slug, string Title, string BodyHtml, DateTimeOffset AskedAt, bool IsExample, Writer AskedBy,
    IReadOnlyList<AskedAbout> Challenges, IReadOnlyList<AnswerView> Answers);

public sealed record AnswerView(string BodyHtml, DateTimeOffset GivenAt, bool IsAccepted, Writer By);

/// <summary>The collective that asked or answered.</summary>
public sealed record Writer(string Slug, string Name, string Sector, bool IsExample);

public sealed record AskedAbout(string Slug, Label Name);
