using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Decisions;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Search.Words;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Features.Writing;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>
/// One version, beside what readers see now. Who holds the claim decides, and then the next one opens by itself; who does not can read along. What
/// is one's own, or outside one's remit, is not found.
/// </summary>
[Authorize(Policies.Moderator)]
public sealed class ReviewModel(
    PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, Deciding deciding, Listings listings, TextAnalysis analysis, Submissions submissions, TimeProvider clock,
    IStringLocalizer<RuleText> rules, IStringLocalizer<ModerationText> texts) : PageModel
{
    private Reviewer _reviewer = null!;

    [BindProperty(SupportsGet = true, Name = "")]
    public QueueFilter Filter { get; set; } = new();

    /// <summary>How the text is shown: "verschil", "naast" or "tekst".</summary>
    [BindProperty(SupportsGet = true, Name = "toon")]
    public string? View { get; set; }

    /// <summary>The version that was decided on a moment ago, which can be taken back.</summary>
    [BindProperty(SupportsGet = true, Name = "net")]
    public Guid? JustDecided { get; set; }

    [BindProperty(Name = "besluit")]
    public Verdict? Verdict { get; set; }

    [BindProperty(Name = "kant")]
    public Guid? Ready { get; set; }

    [BindProperty(Name = "reden")]
    public string? ReasonText { get; set; }

    [BindProperty(Name = "notitie")]
    public string? NoteText { get; set; }

    public ReviewedVersion Version { get; private set; } = null!;

    public Vocabulary Vocabulary { get; private set; } = null!;

    public AuthorRecord Record { get; private set; } = AuthorRecord.None;

    public IReadOnlyList<EarlierDecision> Earlier { get; private set; } = [];

    public IReadOnlyList<NoteLine> Notes { get; private set; } = [];

    public IReadOnlyList<StepLine> Steps { get; private set; } = [];

    public IReadOnlyList<AlikeArticle> Alike { get; private set; } = [];

    public IReadOnlyList<ReadyReason> ReadyReasons { get; private set; } = [];

    public IReadOnlyList<PlacementLine> Placed { get; private set; } = [];

    public int Links { get; private set; }

    /// <summary>How many wait after this one, as far as the filter goes.</summary>
    public int Left { get; private set; }

    public DecidedNow? Undo { get; private set; }

    public bool IsMine { get; private set; }

    /// <summary>Whether it waits for a moderator, and nobody else holds it.</summary>
    public bool IsFree { get; private set; }

    private RevisionId Id => RevisionId.From(Guid.Parse((string)RouteData.Values["id"]!));

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        Vocabulary = await vocabularies.ReadAsync(cancel);
        _reviewer = await db.ReviewerAsync(current.Person!, Vocabulary, cancel);
        if (await LoadAsync(cancel)) await next();
        else context.Result = NotFound();
    }

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostTakeUpAsync(CancellationToken cancel) =>
        await TryAsync(() => deciding.TakeUpAsync(Id, _reviewer, cancel)) ? To(Id) : await AgainAsync(cancel);

    /// <summary>Stops: back to the queue, undecided.</summary>
    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancel) =>
        await TryAsync(() => deciding.ReleaseAsync(Id, _reviewer, cancel)) ? ToQueue() : await AgainAsync(cancel);

    /// <summary>Back to the queue, and on with the next.</summary>
    public async Task<IActionResult> OnPostSkipAsync(CancellationToken cancel)
    {
        if (!await TryAsync(() => deciding.ReleaseAsync(Id, _reviewer, cancel))) return await AgainAsync(cancel);
        return await NextAsync(Id, cancel) is { } next && next != Id ? To(next) : ToQueue();
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancel)
    {
        if (Verdict is not { } verdict || !Enum.IsDefined(verdict))
        {
            ModelState.AddModelError("besluit", texts["PickVerdict"]);
            return await AgainAsync(cancel);
        }

        if (!await TryAsync(async () => await deciding.DecideAsync(Id, verdict, await ReasonAsync(cancel), _reviewer, cancel))) return await AgainAsync(cancel);
        return await NextAsync(null, cancel) is { } next ? To(next, justDecided: Id) : ToQueue(justDecided: Id);
    }

    /// <summary>Takes back what was decided on a moment ago: this version.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) =>
        await TryAsync(() => deciding.TakeBackAsync(Id, _reviewer, cancel)) ? To(Id) : await AgainAsync(cancel);

    public async Task<IActionResult> OnPostNoteAsync(CancellationToken cancel)
    {
        try
        {
            db.Add(new ModeratorNote(Version.Article, _reviewer, NoteText ?? "", clock.GetUtcNow()));
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError("notitie", rules[refusal.Rule]);
            return await AgainAsync(cancel);
        }

        await db.SaveChangesAsync(cancel);
        return To(Id);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await db.FindReviewedAsync(Id, cancel) is not { } version || version.AuthorId == _reviewer.Account) return false;
        if (version.State == RevisionState.Draft) return false;
        if (version.Placement is { } placement && !_reviewer.Remit.Covers(placement.Sectors, placement.Regions)) return false;

        var now = clock.GetUtcNow();
        Version = version;
        IsMine = version.Claim?.IsHeldBy(_reviewer.Account, now) == true;
        IsFree = !IsMine && version.Claim?.HoldsAt(now) != true && (version.State is RevisionState.Submitted or RevisionState.InReview || version.AwaitsLook);
        return true;
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Record = await db.RecordOfAsync(Version.AuthorId, cancel);
        Earlier = await db.EarlierDecisionsAsync(Version.AuthorId, Id, cancel);
        Notes = await db.NotesAsync(Version.Article, cancel);
        Steps = await db.StepsAsync(Id, cancel);
        Links = submissions.LinksAway(Version.Text.Html);
        var language = Version.Placement?.Language ?? "nl";
        Alike = [.. (await listings.AlikeAsync(Version.Text.Title, language, analysis, current.Viewer, cancel)).Where(article => article.Slug != Version.Slug)];
        ReadyReasons = IsMine ? await db.ReadyReasons.AsNoTracking().Where(reason => !reason.IsRetired).OrderBy(reason => reason.Verdict).ThenBy(reason => reason.Order).ThenBy(reason => reason.Id).ToListAsync(cancel) : [];
        if (Version.Placement is { } placement) Placed = new PlacementWords(Vocabulary, texts).Between(Version.Replaced ?? await PlacedNowAsync(cancel), placement);
        Left = (await QueueAsync(cancel)).Count(row => row.Id != Id.Value && row.Busy is null);
        if (JustDecided is { } just && RevisionId.From(just) is var id) Undo = await DecidedNow.FindAsync(db, id, _reviewer.Account, clock.GetUtcNow(), cancel);
    }

    private async Task<Placement?> PlacedNowAsync(CancellationToken cancel)
    {
        if (!Version.IsChange) return null;

        var article = await db.Articles.AsNoTracking().AsSplitQuery()
            .Include(known => known.Challenges).Include(known => known.Regions).Include(known => known.Sectors).Include(known => known.LegalForms).Include(known => known.Phase)
            .SingleAsync(known => known.Id == Version.Article, cancel);
        return Placement.Of(article);
    }

    /// <summary>The words that were chosen, and what was added to them.</summary>
    private async Task<Reason> ReasonAsync(CancellationToken cancel)
    {
        var written = ReasonText?.Trim() ?? "";
        if (Ready is not { } chosen || ReadyReasonId.From(chosen) is var id && await db.ReadyReasons.AsNoTracking().SingleOrDefaultAsync(reason => reason.Id == id, cancel) is not { } ready) return new(written);
        return new($"{ready.Text.In(Version.Placement?.Language ?? Language.Dutch.Code)}\n{written}");
    }

    private async Task<IReadOnlyList<QueueRow>> QueueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = Filter.Of(await db.QueueAsync(_reviewer, await db.DeciderAsync(current.Person!, cancel), now, cancel), Vocabulary, now);
        return [.. rows.Where(row => Filter.Kind is not { } kind || row.Kind == kind)];
    }

    private async Task<RevisionId?> NextAsync(RevisionId? skip, CancellationToken cancel) => await db.TakeNextAsync(deciding, _reviewer, await QueueAsync(cancel), skip?.Value, cancel);

    private async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (RuleException refusal)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError(refusal.Rule == "moderation.reason-needed" ? "reden" : "", rules[refusal.Rule]);
            return false;
        }
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        await ShowAsync(cancel);
        return Page();
    }

    private RedirectToPageResult To(RevisionId id, RevisionId? justDecided = null) => RedirectToPage("Review", Values(justDecided, id));

    private RedirectToPageResult ToQueue(RevisionId? justDecided = null) => RedirectToPage("Queue", Values(justDecided));

    private RouteValueDictionary Values(RevisionId? justDecided, RevisionId? id = null)
    {
        var values = new RouteValueDictionary(Filter.Query().ToDictionary(pair => pair.Key, pair => (object?)pair.Value));
        if (id is { } version) values["id"] = version.Value;
        if (justDecided is { } just) values["net"] = just.Value;
        return values;
    }
}

/// <summary>A decision that its moderator can still take back.</summary>
public sealed record DecidedNow(RevisionId Id, string Title, RevisionState State)
{
    /// <summary>Null when it is not theirs, or the time is over.</summary>
    public static Task<DecidedNow?> FindAsync(PlatformDb db, RevisionId id, AccountId moderator, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Revision.TakeBackWithin;
        return db.Revisions.Where(revision => revision.Id == id && revision.DecidedBy == moderator && revision.DecidedAt > since)
            .Select(revision => new DecidedNow(revision.Id, revision.Title, revision.State)).SingleOrDefaultAsync(cancel);
    }
}
