using CollectieveKracht.Web.Platform.Errors;

namespace CollectieveKracht.Web.Platform.Start;

/// <summary>
/// Lasting work that sleeps until it is woken. Waking it more than once before it begins is waking it once. What goes wrong is logged and ends neither this work
/// nor the site: it is done at the next waking, or when somebody asks for it.
/// </summary>
public abstract class WokenService(ILogger log) : LastingService
{
    private readonly SemaphoreSlim _woken = new(0, 1);

    protected sealed override async Task WorkAsync(CancellationToken stop)
    {
        Begin();
        while (true)
        {
            await _woken.WaitAsync(stop);
            try
            {
                await WakeAsync(stop);
            }
            catch (Exception error) when (Failure.IsDatabaseAway(error))
            {
                // Told of elsewhere.
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                log.LogError(error, "Work beside requests went wrong: {Work}", GetType().Name);
            }
        }
    }

    /// <summary>Called once, at the start of the site.</summary>
    protected abstract void Begin();

    /// <summary>What it does each time that it is woken.</summary>
    protected abstract Task WakeAsync(CancellationToken stop);

    protected void Wake()
    {
        try
        {
            _woken.Release();
        }
        catch (SemaphoreFullException)
        {
            // Awake already.
        }
    }

    public override void Dispose()
    {
        _woken.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}
