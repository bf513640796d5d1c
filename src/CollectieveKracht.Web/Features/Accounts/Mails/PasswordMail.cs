using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Accounts.Mails;

/// <summary>How to choose a new password; or, to an address without an account, that there is none.</summary>
/// <param name="Path">The page on which to choose one; null where there is no account.</param>
public sealed record PasswordMail(string? Path)
{
    public static readonly MailKind Kind = new("password", "/Features/Accounts/Mails/PasswordMail") { UsefulFor = TimeSpan.FromHours(1) };
}
