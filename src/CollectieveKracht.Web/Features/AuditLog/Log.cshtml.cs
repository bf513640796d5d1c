using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.AuditLog;

/// <summary>Who did what, when and why: to look through, and to take along.</summary>
[Authorize(Policies.LogReader)]
public sealed class LogModel(PlatformDb db, CurrentViewer current, TimeProvider clock) : PageModel
{
    public const string Address = "/moderatie/logboek";

    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public AuditFilter Filter { get; set; } = new();

    /// <summary>The place behind which this page begins.</summary>
    [BindProperty(SupportsGet = true, Name = "na")]
    public string? After { get; set; }

    public AuditReader Reader { get; private set; } = null!;

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    /// <summary>The address of what is older; null at the end.</summary>
    public string? Older { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // What no filter can be is none, as everywhere where the address holds filters.
        ModelState.Clear();
        Reader = new AuditReader(current.Person!.Is(Role.Administrator), current.Viewer);
        if (Filter.Who is { Length: > AuditFilter.LongestWords } words) Filter = Filter with { Who = words[..AuditFilter.LongestWords] };
        var act = Filter.Act;
        Filter = Filter with { Act = null, Subject = Reader.Subjects.FirstOrDefault(subject => subject.Name == Filter.Subject)?.Name };
        // An act is one of a subject, so it chooses that too.
        foreach (var subject in Reader.Subjects.Where(subject => AuditActs.All[subject.Name].Any(known => AuditFilter.NameOf(subject.Name, known) == act)))
            Filter = Filter with { Act = act, Subject = subject.Name };
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await Filter.FindAsync(db, Reader, cancel) is not { } search) return;

        var entries = await search.In(db, AuditPlace.Read(After)).Take(PageSize + 1).ToListAsync(cancel);
        if (entries.Count > PageSize)
        {
            entries.RemoveAt(PageSize);
            Older = AddressOf(Filter, new AuditPlace(entries[^1].At, entries[^1].Id));
        }

        Rows = await db.WithNamesAsync(entries, Reader, cancel);
    }

    public async Task<IActionResult> OnPostExportAsync(AuditExportForm vorm, CancellationToken cancel)
    {
        if (!Enum.IsDefined(vorm)) return BadRequest();
        if (await Filter.FindAsync(db, Reader, cancel) is not { } search) return LocalRedirect(AddressOf(Filter));

        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry(new DomainEvent(AuditSubject.Log, Guid.Empty, current.Person!.Account, "export", Before: null, $"{vorm} {search.Told}".Trim()), now));
        await db.SaveChangesAsync(cancel);
        return new AuditExport(search, vorm, new AuditPlace(now, 0));
    }

    /// <summary>The address of what is found with a filter.</summary>
    public string AddressOf(AuditFilter filter, AuditPlace? after = null)
    {
        var query = new Dictionary<string, string?>(filter.Query);
        if (after is { } place) query["na"] = place.ToString();
        return QueryHelpers.AddQueryString(Url.Content($"~{Address}"), query);
    }
}
