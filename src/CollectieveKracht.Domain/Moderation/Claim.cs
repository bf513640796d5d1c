namespace CollectieveKracht.Domain.Moderation;

/// <summary>A moderator's hold on an item, so that two people never decide on the same one.</summary>
/// <param name="By">The moderator.</param>
/// <param name="Until">When it lapses by itself.</param>
public sealed record Claim(AccountId By, DateTimeOffset Until)
{
    /// <summary>How long a claim holds (product, Moderation).</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    public static Claim Start(AccountId by, DateTimeOffset now) => new(by, now + Lasts);

    public bool HoldsAt(DateTimeOffset now) => now < Until;

    public bool IsHeldBy(AccountId moderator, DateTimeOffset now) => By == moderator && HoldsAt(now);
}
