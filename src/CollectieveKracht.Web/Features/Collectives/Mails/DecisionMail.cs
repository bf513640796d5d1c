using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Collectives.Mails;

public enum Decision
{
    Verified,
    NotVerified,
    ClaimAccepted,
    ClaimRefused,
    Admitted,
    NotAdmitted,
    Merged,
    ChangeCleared,
    ChangeSentBack,
    TakenIn,
    NotTakenIn,
}

/// <summary>Tells those who act for a collective, who claimed it or who asked to join it, what was decided and why.</summary>
/// <param name="Path">Where to go on.</param>
/// <param name="Other">The network, or the other collective, that it is about.</param>
public sealed record DecisionMail(Decision Decision, string Collective, string Path, string? Other = null, string? Reason = null)
{
    public static readonly MailKind Kind = new("collective-decision", "/Features/Collectives/Mails/Decision");
}
