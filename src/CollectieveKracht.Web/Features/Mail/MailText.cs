namespace CollectieveKracht.Web.Features.Mail;

public sealed class MailText;
