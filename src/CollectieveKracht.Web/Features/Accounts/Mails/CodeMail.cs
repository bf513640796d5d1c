using CollectieveKracht.Web.Features.Accounts.SignIn;
using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Accounts.Mails;

/// <summary>A code that shows that an address belongs to who asks.</summary>
public sealed record CodeMail(string Code, MailCodeUse Use)
{
    public static readonly MailKind Kind = new("code", "/Features/Accounts/Mails/CodeMail") { UsefulFor = MailCode.Life };

    /// <summary>In groups of three, as one reads it aloud.</summary>
    public string Spaced => string.Join(' ', Code.Chunk(3).Select(group => new string(group)));
}
