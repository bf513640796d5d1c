using CollectieveKracht.Web.Features.Collectives.Freshness;
using CollectieveKracht.Web.Platform.Mail;

namespace CollectieveKracht.Web.Features.Collectives.Mails;

/// <summary>Asks a contact once a year whether the profile is still right.</summary>
/// <param name="Path">Where to answer without signing in.</param>
public sealed record StillRightMail(string Collective, string Path)
{
    public static readonly MailKind Kind = new("still-right", "/Features/Collectives/Mails/StillRight") { UsefulFor = StillRightKey.Life };
}
