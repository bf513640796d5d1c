using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>All mails that are still known, and what became of them: to look whether one went, without what it said.</summary>
[Authorize(Policies.Administrator)]
public sealed class PostModel(PlatformDb db, Outbox outbox, CurrentViewer current, TimeProvider clock) : PageModel
{
    public const string Address = "/beheer/post";

    public const int PageSize = 50;

    private const int LongestKind = 40;

    [BindProperty(Name = "stand", SupportsGet = true)]
    public MailState? State { get; set; }

    [BindProperty(Name = "soort", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary>What was just done.</summary>
    public PostAct? Done { get; private set; }

    public bool IsFiltered => State is not null || Kind is { Length: > 0 };

    public int LastPage { get; private set; } = 1;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public IReadOnlyList<MailRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(PostAct? gedaan, CancellationToken cancel)
    {
        ModelState.Clear();
        Done = gedaan is { } act && Enum.IsDefined(act) ? act : null;
        Kinds = await db.OutboxMails.Select(mail => mail.Kind).Distinct().OrderBy(kind => kind).ToListAsync(cancel);
        var mails = db.OutboxMails.AsNoTracking();
        if (State is { } state) mails = mails.Where(mail => mail.State == state);
        if (Kind is { Length: > 0 and <= LongestKind } kind) mails = mails.Where(mail => mail.Kind == kind);
        LastPage = Math.Max(1, (await mails.CountAsync(cancel) + PageSize - 1) / PageSize);
        if (PageNumber < 1 || PageNumber > LastPage) return NotFound();

        var page = await mails.OrderByDescending(mail => mail.WrittenAt).ThenByDescending(mail => mail.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(mail => new MailRow(mail.Id, mail.Kind, mail.Address, mail.WrittenAt, mail.EndedAt, mail.DueAt, mail.State, mail.Tries, mail.Trouble)).ToListAsync(cancel);
        Rows = [.. page.Select(mail => mail with { Address = MailRow.Shortened(mail.Address) })];
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid mail, CancellationToken cancel)
    {
        var before = Now - MailOverview.LongestHandOver;
        var known = await db.OutboxMails.SingleOrDefaultAsync(known => known.Id == mail && (known.State != MailState.HandingOver || known.EndedAt < before), cancel);
        if (known is null || !known.SendAgain(Now)) return NotFound();

        Note(mail, "send again", known.Kind);
        await db.SaveChangesAsync(cancel);
        return Back(PostAct.Again);
    }

    public async Task<IActionResult> OnPostGiveUpAsync(Guid mail, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await outbox.GiveUpAsync(db, mail, cancel)) return NotFound();

        Note(mail, "give up", await db.OutboxMails.Where(known => known.Id == mail).Select(known => known.Kind).SingleAsync(cancel));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Back(PostAct.GiveUp);
    }

    /// <summary>The address of a page of what is chosen.</summary>
    public string AddressOf(int page, PostAct? done = null) => QueryHelpers.AddQueryString(Url.Content($"~{Address}"), new Dictionary<string, string?>
    {
        ["stand"] = State?.ToString(),
        ["soort"] = Kind,
        ["pagina"] = page > 1 ? $"{page}" : null,
        ["gedaan"] = done?.ToString(),
    });

    private void Note(Guid mail, string act, string kind) =>
        db.AuditEntries.Add(new AuditEntry(new DomainEvent("mail", mail, current.Person!.Account, act, Before: null, kind), Now));

    private LocalRedirectResult Back(PostAct done) => LocalRedirect(AddressOf(1, done));
}

/// <summary>What an administrator can do with a mail.</summary>
public enum PostAct
{
    Again,
    GiveUp,
}
