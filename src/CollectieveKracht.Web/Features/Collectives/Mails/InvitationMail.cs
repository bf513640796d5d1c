using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Collectives.Mails;

/// <summary>Asks someone to act for a collective.</summary>
/// <param name="Path">Where to say yes.</param>
public sealed record InvitationMail(string Collective, string InvitedBy, TeamRole Role, string Path)
{
    public static readonly MailKind Kind = new("invitation", "/Features/Collectives/Mails/Invitation") { UsefulFor = Invitation.Life };
}

/// <summary>Texts of the mails about collectives.</summary>
public sealed class CollectiveMailText;
