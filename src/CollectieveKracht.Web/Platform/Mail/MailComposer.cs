using CollectieveKracht.Web.Platform.Site;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Makes of a mail in the outbox the message that travels.</summary>
public sealed class MailComposer(IOptions<MailOptions> options, SiteOptions site)
{
    public MimeMessage Compose(OutboxMail mail)
    {
        if (!MailboxAddress.TryParse(mail.Address, out var to)) throw new MailTroubleException("the address is none", isFinal: true, isOfThisMail: true);

        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:N}@{site.Address!.Host}",
            Date = mail.WrittenAt,
            Subject = mail.Subject,
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress(options.Value.FromName ?? site.Name, options.Value.From ?? site.Contact!));
        message.To.Add(to);
        // Keeps out-of-office notes and mailing lists from answering (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }
}
