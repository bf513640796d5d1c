using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Mail;

/// <summary>Shows an administrator that mail arrives.</summary>
/// <param name="AskedBy">The name of who asked for it.</param>
public sealed record TrialMail(string AskedBy)
{
    public static readonly MailKind Kind = new("trial", "/Features/Mail/Mails/Trial") { UsefulFor = TimeSpan.FromHours(1) };
}
