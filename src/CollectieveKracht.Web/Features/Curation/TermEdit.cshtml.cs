using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Curation;

/// <summary>One term as it is kept: what it is called, where it stands in its list, whether it is offered, and what happened to it.</summary>
[Authorize(Policies.Administrator)]
// A new name goes into the words of all that has it.
[DisableRequestTimeout]
public sealed class TermEditModel(PlatformDb db, CurrentViewer current, CuratedTerms curated, VocabularyCache vocabularies, IStringLocalizer<RuleText> rules)
    : TermPage(current, curated, rules)
{
    /// <summary>Its list, in order.</summary>
    private IReadOnlyList<CuratedTerm> _list = [];

    public CuratedTerm Facts { get; private set; } = null!;

    public Term Term => Facts.Term;

    /// <summary>What it can come behind.</summary>
    public IEnumerable<Term> Others => _list.Select(kept => kept.Term).Where(other => other.Slug != Term.Slug && !other.IsMerged).OrderBy(other => other.Position).ThenBy(other => other.Id);

    /// <summary>The slug of the one it comes behind; empty for the first place.</summary>
    [BindProperty(Name = "na")]
    public string? After { get; set; }

    /// <summary>Of a field of activity: the name of its sector.</summary>
    public string? Sector { get; private set; }

    /// <summary>Whether it may go into another.</summary>
    public bool IsMergeable => Term.IsOpen(Term.Characteristic) && !Term.IsFoundation;

    /// <summary>Which form was sent: the id of its field for a reason.</summary>
    public string? Sent { get; private set; }

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    public string? ReasonIn(string field) => Sent == field ? Reason : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (cancel, slug) = (HttpContext.RequestAborted, RouteData.Values["slug"] as string);
        if (Characteristic is { } characteristic && Slug.IsValid(slug)) _list = await db.CuratedTermsAsync(characteristic, cancel);
        if (_list.FirstOrDefault(kept => kept.Term.Slug == slug) is not { } facts)
        {
            context.Result = NotFound();
            return;
        }

        Facts = facts;
        if (Term.SectorSlug is { } sector) Sector = (await vocabularies.ReadAsync(cancel)).Name(Domain.Collectives.Characteristic.Sector, sector);
        History = await db.HistoryOfAsync("term", Term.Key, cancel);
        await next();
    }

    public void OnGet() => (Name, NameEn, After, Seen) = (Term.Name.Nl, Term.Name.En, Predecessor, SeenOf(Term));

    public Task<IActionResult> OnPostRenameAsync(CancellationToken cancel)
    {
        var name = ReadName();
        return ActAsync("reden-naam", "hernoemd", term => term.Name == name, (term, list, reason) => term.Rename(name!, list, Me, reason), cancel);
    }

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancel) => ActAsync(
        "reden-plaats", "verplaatst", _ => false, (term, list, reason) =>
        {
            var after = list.FirstOrDefault(other => other.Slug == After);
            RuleException.Unless(after is not null || string.IsNullOrEmpty(After), "term.place");
            term.Move(list, after, Me, reason);
        }, cancel);

    public Task<IActionResult> OnPostRetireAsync(CancellationToken cancel) =>
        ActAsync("reden-stop", "gestopt", term => term.IsRetired, (term, list, reason) => term.Retire(list, Me, reason), cancel);

    public Task<IActionResult> OnPostBringBackAsync(CancellationToken cancel) =>
        ActAsync("reden-terug", "terug", term => !term.IsRetired, (term, _, reason) => term.BringBack(Me, reason), cancel);

    /// <summary>Does what one of the forms asks, unless it is done already or someone else changed the term meanwhile.</summary>
    /// <param name="field">The id of the form's field for a reason.</param>
    private async Task<IActionResult> ActAsync(
        string field, string done, Predicate<Term> isDone, Action<Term, IReadOnlyList<Term>, Reason> act, CancellationToken cancel)
    {
        Sent = field;
        if (field != "reden-naam") (Name, NameEn) = (Term.Name.Nl, Term.Name.En);
        if (field != "reden-plaats") After = Predecessor;
        if (ReadReason(field) is not { } reason || !ModelState.IsValid) return Page();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var list = await Curated.HoldAsync(Term.Characteristic, cancel);
        var term = list.Single(known => known.Id == Term.Id);
        if (isDone(term)) return LeadTo(term.Slug, done);

        HasChanged = Seen != SeenOf(term);
        Seen = SeenOf(term);
        ModelState.Remove("gezien");
        var before = term.Name;
        if (HasChanged || !Try(FieldOfRule, () => act(term, list, reason))) return Page();

        await db.SaveOrRefuseAsync(cancel);
        if (term.Name != before) await Curated.RenewWordsAsync(term, cancel);
        await transaction.CommitAsync(cancel);
        return LeadTo(term.Slug, done);
    }

    private string? Predecessor => Others.LastOrDefault(other => (other.Position, other.Id).CompareTo((Term.Position, Term.Id)) < 0)?.Slug;

    private static string SeenOf(Term term) => NameOf(term.Name.Nl, term.Name.En, $"{term.IsRetired}", $"{term.IsMerged}");
}
