using CollectieveKracht.Web.Platform.Localisation;

namespace CollectieveKracht.Web.Platform.Mail;

/// <summary>Whom a mail is for, and in which language they read.</summary>
public sealed record Receiver(string Address, Language Language);
