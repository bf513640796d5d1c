using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Accounts.Mails;

/// <summary>What changed in how a person signs in or what they may do, so that they notice when it was not them.</summary>
public enum AccountNotice
{
    PasswordChanged,
    AddressChanged,
    PasskeyAdded,
    SecondFactorOn,
    SecondFactorOff,
    OrganisationLinked,
    RolesChanged,
    AffiliationDecided,
    Erased,
}

/// <inheritdoc cref="AccountNotice"/>
public sealed record NoticeMail(AccountNotice Notice)
{
    public static readonly MailKind Kind = new("account-notice", "/Features/Accounts/Mails/NoticeMail");
}
