namespace CollectieveKracht.Web.Features.Moderation.Mails;

/// <summary>The words of mails about what someone sent in.</summary>
public sealed class ModerationMailText;
