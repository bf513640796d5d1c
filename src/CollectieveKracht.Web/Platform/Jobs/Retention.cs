using CollectieveKracht.Web.Data;
using Quartz;

namespace CollectieveKracht.Web.Platform.Jobs;

/// <summary>How long something is kept, and how it is forgotten. The table in docs/retention.md lists them all; a test compares.</summary>
/// <param name="What">As it stands in that table.</param>
/// <param name="ForgetAsync">Deletes what is older than the given moment and tells how much that was.</param>
public sealed record RetentionTerm(string What, TimeSpan Kept, Func<PlatformDb, DateTimeOffset, CancellationToken, Task<int>> ForgetAsync);

public static class Retention
{
    public const string Job = "forget";

    /// <summary>Has the nightly job forget what is older than a term.</summary>
    public static void AddTerm(
        this IServiceCollection services, string what, TimeSpan kept, Func<PlatformDb, DateTimeOffset, CancellationToken, Task<int>> forget) =>
        services.AddSingleton(new RetentionTerm(what, kept, forget));

    internal static void AddRetention(this WebApplicationBuilder builder) => builder.AddNightlyJob<ForgetJob>(Job, hour: 4);
}

/// <summary>Carries out every term.</summary>
public sealed class ForgetJob(IEnumerable<RetentionTerm> terms, PlatformDb db, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var report = JobRunReport.Succeeded("");
        foreach (var term in terms) report = report.With(term.What, await term.ForgetAsync(db, clock.GetUtcNow() - term.Kept, cancellationToken));
        context.Result = report;
    }
}
