using CollectieveKracht.Web.Platform.Jobs;
using Quartz;
using Quartz.Extensibility;

namespace CollectieveKracht.Web.Features.Administration;

/// <summary>When a job ran last and how that ended, and when it runs next; null where it never did, or nobody will.</summary>
public sealed record JobStanding(string Name, DateTimeOffset? LastAt, JobRunResult? Result, string? Trouble, DateTimeOffset? NextAt)
{
    public static async Task<IReadOnlyList<JobStanding>> ReadAsync(IEnumerable<Job> jobs, IScheduler scheduler, IExecutionHistoryStore history, CancellationToken cancel)
    {
        var standings = new List<JobStanding>();
        foreach (var job in jobs)
        {
            var run = await history.GetJobRunStatus(Jobs.Scheduler, job.Key, cancel);
            var triggers = await scheduler.GetTriggersOfJob(job.Key, cancel);
            var failedLast = run is not null && run.LastFailedAtUtc == run.LastFiredAtUtc;
            standings.Add(new(job.Name, run?.LastFiredAtUtc, run?.LastResult, failedLast ? run!.LastFailureMessage : null, triggers.Min(trigger => trigger.NextFireTimeUtc)));
        }

        return standings;
    }
}
