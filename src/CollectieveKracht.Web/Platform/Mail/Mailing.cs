using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Joins mail to the site: writing it with a change, and sending it afterwards.</summary>
public static class Mailing
{
    /// <summary>So long an administrator can see that a mail was sent, and send one again that was not.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.AddSettings<MailOptions>(MailOptions.Section);
        builder.Services.AddScoped<MailRenderer>();
        builder.Services.AddScoped<Outbox>();
        builder.Services.AddScoped<Unsubscribing>();
        builder.Services.AddSingleton<MailComposer>();
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddSingleton<IMailRoute>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MailOptions>>().Value;
            return options.HasServer ? new SmtpRoute(options) : new FolderRoute(options.Folder!);
        });
        builder.AddJob<SendMailJob>(SendMailJob.Name, every: TimeSpan.FromSeconds(15));
        builder.Services.AddTerm("mails that were sent or failed", Kept, (db, before, cancel) =>
            db.OutboxMails.Where(mail => mail.State != MailState.Waiting && mail.EndedAt < before).ExecuteDeleteAsync(cancel));
        if (builder.ReadSettings<JobOptions>(JobOptions.Section).Run) builder.Services.AddHostedService<MailWaker>();
    }
}
