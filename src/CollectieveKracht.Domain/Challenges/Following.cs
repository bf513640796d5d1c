namespace CollectieveKracht.Domain.Challenges;

/// <summary>
/// The challenges that one person follows, and up to where they know what is new on them: on their own page since their last visit,
/// and by mail since the last mail.
/// </summary>
public sealed class Following
{
    /// <summary>Who comes back within this time is still on the same visit.</summary>
    public static readonly TimeSpan SameVisit = TimeSpan.FromMinutes(30);

    /// <summary>What is older is not new any more, however long someone stayed away.</summary>
    public static readonly TimeSpan LongestNew = TimeSpan.FromDays(60);

    private readonly List<FollowedChallenge> _challenges = [];

    private Following()
    {
    }

    /// <param name="person">Who is going to follow something.</param>
    public Following(AccountId person) => Id = person;

    /// <summary>The person.</summary>
    public AccountId Id { get; private set; }

    /// <summary>When they last looked.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>When the visit before this one ended.</summary>
    public DateTimeOffset? SeenBefore { get; private set; }

    /// <summary>Up to when they were told by mail.</summary>
    public DateTimeOffset? ToldUntil { get; private set; }

    public IReadOnlyList<FollowedChallenge> Challenges => _challenges;

    /// <summary>Follows a challenge; one that is followed already stays so since the first time.</summary>
    public void Follow(Challenge challenge, DateTimeOffset now)
    {
        RuleException.Unless(!challenge.IsRetired, "challenge.retired");
        if (_challenges.Exists(followed => followed.ChallengeId == challenge.Id)) return;

        _challenges.Add(new FollowedChallenge(Id, challenge.Id, now));
    }

    public void Unfollow(ChallengeId challenge) => _challenges.RemoveAll(followed => followed.ChallengeId == challenge);

    /// <summary>They look at what is new. Looking again within the same visit leaves new what was new.</summary>
    public void Look(DateTimeOffset now)
    {
        if (SeenAt is { } seen && now - seen > SameVisit) SeenBefore = seen;
        SeenAt = now;
    }

    /// <summary>What came after this is new to them, on a challenge that they followed by then.</summary>
    public DateTimeOffset NewSince(DateTimeOffset now) => SeenBefore is { } before && before > now - LongestNew ? before : now - LongestNew;

    /// <summary>They were told what came up to a moment, so that nothing is told twice.</summary>
    public void Tell(DateTimeOffset until)
    {
        if (ToldUntil is null || until > ToldUntil) ToldUntil = until;
    }
}

/// <summary>A challenge that a person follows.</summary>
public sealed class FollowedChallenge
{
    private FollowedChallenge()
    {
    }

    internal FollowedChallenge(AccountId person, ChallengeId challenge, DateTimeOffset now)
    {
        Person = person;
        ChallengeId = challenge;
        Since = now;
    }

    public AccountId Person { get; private set; }

    public ChallengeId ChallengeId { get; private set; }

    /// <summary>What came before this is not new to them.</summary>
    public DateTimeOffset Since { get; private set; }
}
