using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Moderation;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>The reasons that moderators give often. They add, change and retire them here.</summary>
[Authorize(Policies.Moderator)]
public sealed class ReasonsModel(PlatformDb db, CurrentViewer current, VocabularyCache vocabularies, IStringLocalizer<RuleText> rules) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<ReadyReason> Reasons { get; private set; } = [];

    [BindProperty(Name = "")]
    public ReasonForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "gedaan")]
    public string? Done { get; set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var reviewer = await ReviewerAsync(cancel);
        var last = await db.ReadyReasons.MaxAsync(reason => (int?)reason.Order, cancel) ?? 0;
        return await SaveAsync(() => db.Add(ReadyReason.Add(reviewer, Form.Verdict, Form.ReadName(), Form.ReadText(), last + 1)), cancel);
    }

    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancel) => OnOneAsync((reason, by) => reason.Change(by, Form.ReadName(), Form.ReadText()), cancel);

    public Task<IActionResult> OnPostRetireAsync(CancellationToken cancel) => OnOneAsync((reason, by) => reason.Retire(by), cancel);

    public Task<IActionResult> OnPostBringBackAsync(CancellationToken cancel) => OnOneAsync((reason, by) => reason.BringBack(by), cancel);

    private async Task<IActionResult> OnOneAsync(Action<ReadyReason, Reviewer> change, CancellationToken cancel)
    {
        var id = ReadyReasonId.From(Form.Id ?? Guid.Empty);
        if (await db.ReadyReasons.SingleOrDefaultAsync(reason => reason.Id == id, cancel) is not { } reason) return NotFound();

        var reviewer = await ReviewerAsync(cancel);
        return await SaveAsync(() => change(reason, reviewer), cancel);
    }

    private async Task<IActionResult> SaveAsync(Action change, CancellationToken cancel)
    {
        try
        {
            change();
            await db.SaveChangesAsync(cancel);
        }
        catch (RuleException refusal)
        {
            ModelState.AddModelError($"naam-{Form.Id}", rules[refusal.Rule == "label.both-languages" ? "moderation.reason-name" : refusal.Rule]);
            db.ChangeTracker.Clear();
            await ReadAsync(cancel);
            return Page();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleException("moderation.cannot-move");
        }

        return LocalRedirect(Url.Content("~/beheer/redenen?gedaan=ja"));
    }

    private async Task<Reviewer> ReviewerAsync(CancellationToken cancel) => await db.ReviewerAsync(current.Person!, await vocabularies.ReadAsync(cancel), cancel);

    private async Task ReadAsync(CancellationToken cancel) => Reasons = await db.ReadyReasons.AsNoTracking()
        .OrderBy(reason => reason.IsRetired).ThenBy(reason => reason.Verdict).ThenBy(reason => reason.Order).ThenBy(reason => reason.Id).Take(Most).ToListAsync(cancel);
}

/// <summary>A reason as it was typed.</summary>
public sealed class ReasonForm
{
    /// <summary>Null for a new one.</summary>
    [BindProperty(Name = "wat")]
    public Guid? Id { get; set; }

    [BindProperty(Name = "besluit")]
    public Verdict Verdict { get; set; }

    [BindProperty(Name = "naam")]
    public string? NameNl { get; set; }

    [BindProperty(Name = "name")]
    public string? NameEn { get; set; }

    [BindProperty(Name = "tekst")]
    public string? TextNl { get; set; }

    [BindProperty(Name = "text")]
    public string? TextEn { get; set; }

    public Label ReadName() => new(NameNl?.Trim() ?? "", NameEn?.Trim() ?? "");

    public Label ReadText() => new(TextNl?.Trim() ?? "", TextEn?.Trim() ?? "");
}
