using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Postgres;

/// <summary>Starts the private server again when it ends under a running site.</summary>
internal sealed class PostgresGuard(PrivatePostgres server, ILogger<PostgresGuard> log) : LastingService
{
    protected override async Task WorkAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                if (await server.RestoreAsync(stop)) log.LogWarning("PostgreSQL had ended and was started again");
            }
            catch (StartException error)
            {
                // The cause, such as a full disk, may go away; the site answers 503 until then.
                log.LogError("PostgreSQL cannot be started again: {Reason}", error.Message);
            }
        }
    }
}
