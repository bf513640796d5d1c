using CollectieveKracht.Web.Platform.Start;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Joins mail to the site: writing it with a change, and sending it afterwards.</summary>
public static class Mailing
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.AddSettings<MailOptions>(MailOptions.Section);
        builder.Services.AddScoped<MailRenderer>();
        builder.Services.AddScoped<Outbox>();
        builder.Services.AddSingleton<MailComposer>();
        builder.Services.AddSingleton<MailSender>();
        builder.Services.AddSingleton<IMailRoute>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value is { HasServer: false } options
            ? new FolderRoute(options.Folder!)
            : new SmtpRoute(provider.GetRequiredService<IOptions<MailOptions>>().Value));
    }
}
