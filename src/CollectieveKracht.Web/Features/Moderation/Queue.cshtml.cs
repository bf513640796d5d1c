using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>What waits for moderators, the oldest first. From here one takes something up, begins with the oldest, or decides on many at once.</summary>
[Authorize(Policies.Moderator)]
public sealed class QueueModel(
    PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, Deciding deciding, IServiceScopeFactory scopes, TimeProvider clock, IStringLocalizer<RuleText> rules, IStringLocalizer<ModerationText> texts) : PageModel
{
    public const int PageSize = 100, MostAtOnce = 100;

    private Reviewer _reviewer = null!;
    private IReadOnlyList<QueueRow> _all = [];

    [BindProperty(SupportsGet = true, Name = "")]
    public QueueFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int Number { get; set; } = 1;

    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    /// <summary>The version that was decided on a moment ago, which can be taken back.</summary>
    [BindProperty(SupportsGet = true, Name = "net")]
    public Guid? JustDecided { get; set; }

    public DecidedNow? Undo { get; private set; }

    public Vocabulary Vocabulary { get; private set; } = null!;

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    /// <summary>How many the filter leaves of each sort.</summary>
    public IReadOnlyDictionary<QueueKind, int> Counts { get; private set; } = new Dictionary<QueueKind, int>();

    public int All => Counts.Values.Sum();

    /// <summary>How many the chosen sort has.</summary>
    public int Chosen { get; private set; }

    public int Pages => Math.Max(1, (Chosen + PageSize - 1) / PageSize);

    /// <summary>How many this moderator decided on in the last twelve hours.</summary>
    public int DoneByMe { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateTimeOffset? Oldest => _all.Count > 0 ? _all[0].At : null;

    /// <summary>What came of a decision on many.</summary>
    public IReadOnlyList<BulkResult>? Report { get; private set; }

    [BindProperty(Name = "kies")]
    public IReadOnlyList<Guid> Picked { get; set; } = [];

    [BindProperty(Name = "besluit")]
    public Verdict? Verdict { get; set; }

    [BindProperty(Name = "reden")]
    public string? ReasonText { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    /// <summary>Takes up the oldest that is free, or goes on with what this moderator holds.</summary>
    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return await db.TakeNextAsync(deciding, _reviewer, _all, skip: null, cancel) is { } id ? ToReview(id) : LocalRedirect(Url.Content("~/moderatie?gedaan=leeg"));
    }

    public async Task<IActionResult> OnPostTakeUpAsync(Guid wat, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        try
        {
            await deciding.TakeUpAsync(RevisionId.From(wat), _reviewer, cancel);
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError("", rules[refusal.Rule]);
            await ReadAsync(cancel);
            return Page();
        }

        return ToReview(RevisionId.From(wat));
    }

    /// <summary>Decides on all that were picked with one reason, each in a transaction of its own; what cannot be decided on is told, and stops nothing.</summary>
    public async Task<IActionResult> OnPostManyAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        var picked = Picked.Distinct().ToList();
        if (picked.Count is 0 or > MostAtOnce) ModelState.AddModelError("kies", texts["PickSome", MostAtOnce]);
        if (Verdict is not { } verdict || !Enum.IsDefined(verdict)) ModelState.AddModelError("besluit", texts["PickVerdict"]);
        if (ReasonText?.Trim() is not { Length: > 0 and <= Reason.MaxLength }) ModelState.AddModelError("reden", rules["moderation.reason-needed"]);
        if (!ModelState.IsValid) return Page();

        var (report, titles) = (new List<BulkResult>(), _all.ToDictionary(row => row.Id, row => row.Title));
        foreach (var id in picked)
        {
            report.Add(new(titles.GetValueOrDefault(id) ?? texts["NotInQueue"], await DecideOnAsync(RevisionId.From(id), Verdict!.Value, new Reason(ReasonText!), cancel)));
        }

        (Report, Picked, ReasonText) = (report, [], null);
        ModelState.Clear();
        await ReadAsync(cancel);
        return Page();
    }

    /// <summary>Why not; null when it was decided.</summary>
    private async Task<string?> DecideOnAsync(RevisionId id, Verdict verdict, Reason reason, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<Deciding>().DecideAsync(id, verdict, reason, _reviewer, cancel, takesUp: true);
            return null;
        }
        catch (RuleException refusal)
        {
            return rules[refusal.Rule];
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Vocabulary = await vocabularies.ReadAsync(cancel);
        _reviewer = await db.ReviewerAsync(current.Person!, Vocabulary, cancel);
        _all = [.. Filter.Of(await db.QueueAsync(_reviewer, await db.DeciderAsync(current.Person!, cancel), Now, cancel), Vocabulary, Now)];
        Counts = Enum.GetValues<QueueKind>().ToDictionary(kind => kind, kind => _all.Count(row => row.Kind == kind));
        if (Filter.Kind is { } chosen) _all = [.. _all.Where(row => row.Kind == chosen)];
        Chosen = _all.Count;
        Number = Math.Clamp(Number, 1, Pages);
        Rows = [.. _all.Skip((Number - 1) * PageSize).Take(PageSize)];
        if (JustDecided is { } just) Undo = await DecidedNow.FindAsync(db, RevisionId.From(just), _reviewer.Account, Now, cancel);
        var since = Now.AddHours(-12);
        DoneByMe = await db.Revisions.CountAsync(revision => revision.DecidedBy == _reviewer.Account && revision.DecidedAt > since, cancel);
    }

    private RedirectToPageResult ToReview(RevisionId id) =>
        RedirectToPage("Review", new RouteValueDictionary(Filter.Query().ToDictionary(pair => pair.Key, pair => (object?)pair.Value)) { ["id"] = id.Value });
}

/// <summary>What came of one of many decisions.</summary>
/// <param name="Refusal">Why it was not decided on; null when it was.</param>
public sealed record BulkResult(string Title, string? Refusal);
