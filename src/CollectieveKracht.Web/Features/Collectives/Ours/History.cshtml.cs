using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Collectives.Ours;

/// <summary>All that happened to a collective and to those merged into it, newest first: who changed what, and what it was before.</summary>
public sealed class HistoryModel(PlatformDb db, CurrentViewer current) : OurPage(db, current, TeamRole.Member)
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true, Name = "pagina")]
    public int PageNumber { get; set; } = 1;

    public int LastPage { get; private set; } = 1;

    public IReadOnlyList<HistoryEntry> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var ours = Ours.Id;
        var merged = await Db.Collectives.AsNoTracking().Where(collective => collective.MergedInto == ours)
            .ToDictionaryAsync(collective => collective.Id.Value, collective => collective.Name, cancel);
        Guid[] subjects = [ours.Value, .. merged.Keys];
        var all = Db.AuditEntries.AsNoTracking().Where(entry => entry.Subject == "collective" && subjects.Contains(entry.SubjectId));
        LastPage = Math.Max(1, (await all.CountAsync(cancel) + PageSize - 1) / PageSize);
        if (PageNumber < 1 || PageNumber > LastPage) return NotFound();

        var page = await all.OrderByDescending(entry => entry.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var people = page.SelectMany(entry => new[] { entry.ActorId, PersonIn(entry.After) ?? PersonIn(entry.Before) }).OfType<AccountId>().Distinct().ToArray();
        var names = await Db.Accounts.Where(account => people.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancel);
        Entries = [.. page.Select(entry => new HistoryEntry(
            entry.Act, entry.At, Name(entry.ActorId), entry.Before, entry.After, Name(PersonIn(entry.After) ?? PersonIn(entry.Before)), entry.Why,
            merged.GetValueOrDefault(entry.SubjectId)))];
        return Page();

        string? Name(AccountId? person) => person is { } known ? names.GetValueOrDefault(known) : null;
    }

    /// <summary>Whom an entry of the team is about: it ends in their number.</summary>
    private static AccountId? PersonIn(string? told) =>
        told?.Split(' ') is [_, var number] && Guid.TryParse(number, out var id) ? AccountId.From(id) : null;
}

/// <summary>One thing that happened to a collective.</summary>
/// <param name="Who">Who did it; null when the platform itself did.</param>
/// <param name="Person">Whom it was done to, for acts on people.</param>
/// <param name="Of">The collective that was merged into this one, when it happened to that.</param>
public sealed record HistoryEntry(string Act, DateTimeOffset At, string? Who, string? Before, string? After, string? Person, string? Why, string? Of)
{
    /// <summary>Whether a collective that was merged into this one said this last.</summary>
    public bool IsEnd => PartState.Read(Before).Count > 0 && PartState.Read(After).Count == 0;
}
