using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Start;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Sends a mail as soon as the change that it tells of is committed, when this site made that change. The job comes back to what fails.</summary>
internal sealed class MailWaker(Changes changes, MailSender sender, ILogger<MailWaker> log) : WokenService(log)
{
    protected override void Begin() => changes.OnChange(tables =>
    {
        // A sender at work sees to what is new by itself, and notes what it sent in the same table.
        if (tables.Contains(OutboxMailMapping.Table) && !sender.IsSending) Wake();
        return Task.CompletedTask;
    });

    protected override Task WakeAsync(CancellationToken stop) => sender.SendDueAsync(stop);
}
