namespace CollectieveKracht.Web.Features.Moderation;

/// <summary>The words of the pages of moderators.</summary>
public sealed class ModerationText;
