namespace CollectieveKracht.Domain.Moderation;

/// <summary>What a moderator decides.</summary>
public enum Verdict
{
    Publish,
    RequestChanges,
    Reject,
}
