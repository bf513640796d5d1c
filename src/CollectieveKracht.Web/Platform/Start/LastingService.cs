namespace CollectieveKracht.Web.Platform.Start;

/// <summary>
/// Work that goes on for as long as the site. That the site stops, also while it is still starting, is no failure of the work and is not
/// told as one.
/// </summary>
public abstract class LastingService : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // As asked.
        }
    }

    protected abstract Task WorkAsync(CancellationToken stop);
}
