using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>
/// What was typed in the search field and found nothing, most often first. Words that were typed once or twice are not shown, nor what looks
/// like a mail address: nobody's own business is read here.
/// </summary>
[Authorize(Policies.Curator)]
public sealed class UnansweredListModel(PlatformDb db, CurrentViewer current, TimeProvider clock, IStringLocalizer<CurationText> texts) : PageModel
{
    public const int UsualDays = 90;

    private const int Shown = 100;

    /// <summary>The times that can be chosen; the last is as long as words are kept.</summary>
    public static readonly IReadOnlyList<int> Periods = [7, 30, UsualDays, (int)UnansweredSearch.Kept.TotalDays];

    [BindProperty(SupportsGet = true, Name = "dagen")]
    public int Days { get; set; } = UsualDays;

    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    public IReadOnlyList<UnansweredSearch> Open { get; private set; } = [];

    public IReadOnlyList<UnansweredSearch> Settled { get; private set; } = [];

    /// <summary>Of which words a form was sent, and what was filled in.</summary>
    public (string Words, string How)? Tried { get; private set; }

    public Task OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        return ReadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(string? woorden, string? hoe, CancellationToken cancel)
    {
        var found = woorden is { Length: > 0 and <= ListingRequest.MaxWordsLength } && !woorden.Contains('\0')
            ? await Shareable(db.UnansweredSearches).SingleOrDefaultAsync(search => search.Words == woorden, cancel)
            : null;
        if (found is null) return NotFound();

        if (hoe?.Trim() is not { Length: > 0 and <= UnansweredSearch.LongestSettled } how)
        {
            Tried = (found.Words, hoe ?? "");
            ModelState.AddModelError("hoe", texts["SettledMissing", UnansweredSearch.LongestSettled]);
            await ReadAsync(cancel);
            return Page();
        }

        var now = clock.GetUtcNow();
        found.Settle(how, now);
        // The words themselves are not kept for good.
        db.AuditEntries.Add(new AuditEntry(new DomainEvent("unanswered-search", Guid.Empty, current.Person!.Account, "settle", null, null, how), now));
        await db.SaveChangesAsync(cancel);
        return LocalRedirect(Url.Content($"~/beheer/zoekvragen?dagen={Days}&gedaan=afgehandeld"));
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        if (!Periods.Contains(Days)) Days = UsualDays;
        var since = clock.GetUtcNow().AddDays(-Days);
        var asked = Shareable(db.UnansweredSearches.AsNoTracking()).Where(search => search.LastAt >= since);
        Open = await asked.Where(search => search.SettledAt == null || search.SettledAt < search.LastAt)
            .OrderByDescending(search => search.Times).ThenBy(search => search.Words).Take(Shown).ToListAsync(cancel);
        Settled = await asked.Where(search => search.SettledAt >= search.LastAt)
            .OrderByDescending(search => search.SettledAt).ThenBy(search => search.Words).Take(Shown).ToListAsync(cancel);
    }

    private static IQueryable<UnansweredSearch> Shareable(IQueryable<UnansweredSearch> searches) =>
        searches.Where(search => search.Times >= UnansweredSearch.FewestShown && !EF.Functions.Like(search.Words, "%@%"));
}
