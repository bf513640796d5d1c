using CollectieveKracht.Web.Platform.Start;
using Quartz;

namespace CollectieveKracht.Web.Platform.Jobs;

/// <summary>
/// Jobs, planned and remembered in the database by Quartz, so that several sites do each once. A job finds its work in the
/// database and may run twice without harm.
/// </summary>
public static class Jobs
{
    /// <summary>The same for all sites on one database; it stands in each row of Quartz.</summary>
    public const string Scheduler = "site";

    private const int AtOnce = 3;

    // Quartz wants three connections of its own beside those of its workers.
    private const string Connections = "Maximum Pool Size=6;Timeout=3;Application Name=jobs;";

    private static readonly TimeZoneInfo Netherlands = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static void AddJobs(this WebApplicationBuilder builder, string connectionString)
    {
        builder.AddSettings<JobOptions>(JobOptions.Section);
        var options = builder.ReadSettings<JobOptions>(JobOptions.Section);
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = Scheduler);
            quartz.UseDefaultThreadPool(AtOnce);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(Connections + connectionString);
                store.UseClustering();
                store.UseExecutionHistory();
                store.ConfigureStore(ado => ado.StoreJobDataAsStrings = true);
            });
        });
        builder.Services.AddQuartzExecutionHistory(history =>
        {
            history.Retention = TimeSpan.FromDays(7);
            history.RetentionByResult[JobRunResult.Skipped] = TimeSpan.FromHours(1);
            history.MaxEntriesPerJob = 200;
        });
        builder.AddRetention();
        if (!options.Run) return;

        builder.Services.AddQuartzHostedService(host =>
        {
            host.WaitForJobsToComplete = true;
            host.AwaitApplicationStarted = true;
        });
    }

    /// <summary>Has a job run every so often.</summary>
    public static void AddJob<TJob>(this WebApplicationBuilder builder, string name, TimeSpan every) where TJob : class, IJob =>
        builder.AddJob<TJob>(name, trigger => trigger.WithSimpleSchedule(every));

    /// <summary>Has a job run once a day, at an hour of the night in the Netherlands.</summary>
    public static void AddNightlyJob<TJob>(this WebApplicationBuilder builder, string name, int hour) where TJob : class, IJob =>
        builder.AddJob<TJob>(name, trigger => trigger.WithCronSchedule($"0 0 {hour} * * ?", cron => cron.InTimeZone(Netherlands)));

    /// <summary>Has a job run once a week, at an hour of a day in the Netherlands.</summary>
    public static void AddWeeklyJob<TJob>(this WebApplicationBuilder builder, string name, DayOfWeek day, int hour) where TJob : class, IJob =>
        builder.AddJob<TJob>(name, trigger => trigger.WithCronSchedule($"0 0 {hour} ? * {(int)day + 1}", cron => cron.InTimeZone(Netherlands)));

    /// <summary>Has a job run as soon as one of the sites can, besides when it is planned.</summary>
    public static async Task RunSoonAsync(this ISchedulerFactory schedulers, string name, CancellationToken cancel)
    {
        try
        {
            var (scheduler, job) = (await schedulers.GetScheduler(cancel), new JobKey(name));
            // Where no site does jobs there is none.
            if (await scheduler.GetJobDetail(job, cancel) is not null) await scheduler.TriggerJob(job, cancel);
        }
        catch (SchedulerException)
        {
            // It runs when it is planned.
        }
    }

    private static void AddJob<TJob>(this WebApplicationBuilder builder, string name, Action<ITriggerConfigurator<TJob>> plan) where TJob : class, IJob
    {
        var job = new Job(name);
        builder.Services.AddSingleton(job);
        builder.Services.AddQuartz(quartz => quartz.ScheduleJob<TJob>(
            trigger =>
            {
                trigger.WithIdentity(name);
                plan(trigger);
            },
            work => work.WithIdentity(job.Key).DisallowConcurrentExecution()));
    }
}
