using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Sends a mail as soon as the change that it tells of is committed, when this site made that change.</summary>
internal sealed class MailWaker(Changes changes, MailSender sender) : LastingService
{
    private readonly SemaphoreSlim _written = new(0, 1);

    protected override async Task WorkAsync(CancellationToken stop)
    {
        changes.OnChange(tables =>
        {
            // A sender at work sees to what is new by itself, and notes what it sent in the same table.
            if (tables.Contains(OutboxMailMapping.Table) && !sender.IsSending) Wake();
            return Task.CompletedTask;
        });
        while (true)
        {
            await _written.WaitAsync(stop);
            try
            {
                await sender.SendDueAsync(stop);
            }
            catch (Exception error) when (Failure.IsDatabaseAway(error))
            {
                // The job comes back to it.
            }
        }
    }

    private void Wake()
    {
        try
        {
            _written.Release();
        }
        catch (SemaphoreFullException)
        {
            // Awake already.
        }
    }
}
