using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Knowledge;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>Articles of which someone should see whether they still hold, those that wait longest first; as far as the moderator may read them.</summary>
[Authorize(Policies.Curator)]
public sealed class DueListModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : PageModel
{
    /// <summary>After so many days it is long overdue.</summary>
    public const int LongDays = 90;

    private const int PageSize = 40;

    [BindProperty(SupportsGet = true, Name = "lang")]
    public bool OnlyLong { get; set; }

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int PageNumber { get; set; } = 1;

    public int LastPage { get; private set; } = 1;

    public int Due { get; private set; }

    public int LongDue { get; private set; }

    public IReadOnlyList<DueArticle> Rows { get; private set; } = [];

    public DateOnly Today => Dates.Day(clock.GetUtcNow());

    public string Address(int page) => Url.Content($"~/beheer/herzien?lang={OnlyLong.ToString().ToLowerInvariant()}&pagina={page}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        var (today, before) = (Today, Today.AddDays(-LongDays));
        var due = db.Articles.VisibleTo(current.Viewer).Where(article => article.CheckAgainOn <= today);
        (Due, LongDue) = (await due.CountAsync(cancel), await due.CountAsync(article => article.CheckAgainOn <= before, cancel));
        LastPage = Math.Max(1, ((OnlyLong ? LongDue : Due) + PageSize - 1) / PageSize);
        if (PageNumber < 1 || PageNumber > LastPage) return NotFound();

        Rows = await due.Where(article => !OnlyLong || article.CheckAgainOn <= before)
            .OrderBy(article => article.CheckAgainOn).ThenBy(article => article.Id)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).AsDue(db).ToListAsync(cancel);
        return Page();
    }
}

/// <summary>An article that should be looked at again.</summary>
/// <param name="HasMail">Whether its author can be asked at all.</param>
public sealed record DueArticle(string Slug, string Title, KnowledgeKind Kind, string Author, bool HasMail, DateOnly? On, DateTimeOffset? AskedAt);

public static class DueQueries
{
    public static IQueryable<DueArticle> AsDue(this IQueryable<Article> articles, PlatformDb db) => articles.Select(article => new DueArticle(
        article.Slug, article.PublishedRevision!.Title, article.Kind, db.Accounts.Where(author => author.Id == article.AuthorId).Select(author => author.Name).First(),
        db.People.Any(person => person.Id == article.AuthorId), article.CheckAgainOn, article.AskedAt));
}
