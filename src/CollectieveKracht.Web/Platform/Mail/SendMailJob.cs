using CollectieveKracht.Web.Platform.Errors;
using Quartz;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Sends what is due: what was put off, and what a site that died left behind. What is new is sent at once, see <see cref="MailWaker"/>.</summary>
public sealed class SendMailJob(MailSender sender, IHostApplicationLifetime site) : IJob
{
    public const string Name = "send-mail";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // A site that stops waits for its jobs, so this one must know.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, site.ApplicationStopping);
        try
        {
            var sending = await sender.SendDueAsync(stop.Token);
            context.Result = sending switch
            {
                { Trouble: { } trouble } => JobRunReport.Failed(trouble),
                { Sent: 0 } => JobRunReport.Skipped(),
                _ => JobRunReport.Succeeded().With("sent", sending.Sent),
            };
        }
        catch (Exception error) when (Failure.IsDatabaseAway(error))
        {
            context.Result = JobRunReport.Failed("the database did not answer");
        }
    }
}
