using System.Security.Claims;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Mail;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Quartz.Extensibility;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>The work that goes on beside requests: which jobs there are and how they fare, and what became of the mails.</summary>
[Authorize(Policies.Administrator)]
public sealed class TasksModel(
    PlatformDb db, Outbox outbox, ISchedulerFactory schedulers, IExecutionHistoryStore history, IEnumerable<Job> jobs, SiteOptions site, TimeProvider clock) : PageModel
{
    public IReadOnlyList<JobStanding> Standings { get; private set; } = [];

    public MailOverview Mails { get; private set; } = null!;

    /// <summary>Where a trial mail goes.</summary>
    public string TrialAddress => site.Contact!;

    /// <summary>What was just done.</summary>
    public TaskAct? Done { get; private set; }

    public async Task OnGetAsync(TaskAct? gedaan, CancellationToken cancel)
    {
        Done = gedaan is { } act && Enum.IsDefined(act) ? act : null;
        Standings = await JobStanding.ReadAsync(jobs, await schedulers.GetScheduler(cancel), history, cancel);
        Mails = await MailOverview.ReadAsync(db, clock.GetUtcNow(), cancel);
    }

    /// <summary>Runs a job now, by whichever site is free.</summary>
    public async Task<IActionResult> OnPostRunAsync(string? job, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        if (jobs.FirstOrDefault(known => known.Name == job) is not { } asked || await scheduler.GetJobDetail(asked.Key, cancel) is null) return NotFound();

        Note("job", Guid.Empty, "run", asked.Name);
        await db.SaveChangesAsync(cancel);
        await scheduler.TriggerJob(asked.Key, cancel);
        return Back(TaskAct.Run);
    }

    /// <summary>Sends a mail to the address of the site itself.</summary>
    public async Task<IActionResult> OnPostTrialAsync(CancellationToken cancel)
    {
        await outbox.WriteAsync(db, new(TrialAddress, Language.Current), TrialMail.Kind, new TrialMail(User.Identity?.Name ?? ""), cancel);
        Note("mail", Guid.Empty, "try", after: null);
        await db.SaveChangesAsync(cancel);
        return Back(TaskAct.Trial);
    }

    /// <summary>Sends again what failed, or what may have been lost with the site that was handing it over.</summary>
    public async Task<IActionResult> OnPostAgainAsync(Guid mail, CancellationToken cancel)
    {
        if (await db.OutboxMails.SingleOrDefaultAsync(known => known.Id == mail, cancel) is not { } known || !known.SendAgain(clock.GetUtcNow())) return NotFound();

        Note("mail", mail, "send again", known.Kind);
        await db.SaveChangesAsync(cancel);
        return Back(TaskAct.Again);
    }

    private void Note(string subject, Guid id, string act, string? after)
    {
        var actor = Guid.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var account) ? AccountId.From(account) : (AccountId?)null;
        db.AuditEntries.Add(new AuditEntry(new DomainEvent(subject, id, actor, act, Before: null, after), clock.GetUtcNow()));
    }

    private RedirectToPageResult Back(TaskAct done) => RedirectToPage(new { gedaan = done });
}

/// <summary>What an administrator can do here.</summary>
public enum TaskAct
{
    Run,
    Trial,
    Again,
}
