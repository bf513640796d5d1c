namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Joins mail to the site: writing it with a change, and sending it afterwards.</summary>
public static class Mailing
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MailRenderer>();
        builder.Services.AddScoped<Outbox>();
    }
}
