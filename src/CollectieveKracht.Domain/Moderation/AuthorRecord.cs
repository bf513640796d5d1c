namespace CollectieveKracht.Domain.Moderation;

/// <summary>How moderators decided on what someone wrote before.</summary>
/// <param name="Accepted">How many were published.</param>
/// <param name="Rejected">How many were not.</param>
/// <param name="InARow">How many were accepted since the last that was not.</param>
public sealed record AuthorRecord(int Accepted, int Rejected, int InARow)
{
    /// <summary>So many accepted in a row open the right to publish at once (product, Moderation).</summary>
    public const int TrustedAfter = 5;

    public static AuthorRecord None { get; } = new(0, 0, 0);

    /// <summary>Whether they may publish at once; a moderator sees it afterwards.</summary>
    public bool IsTrusted => InARow >= TrustedAfter;

    /// <summary>Whether nothing of theirs was accepted yet.</summary>
    public bool IsNew => Accepted == 0;

    /// <param name="newestFirst">What was decided: whether it was accepted.</param>
    public static AuthorRecord Of(IEnumerable<bool> newestFirst)
    {
        var decided = newestFirst.ToList();
        return new(decided.Count(accepted => accepted), decided.Count(accepted => !accepted), decided.TakeWhile(accepted => accepted).Count());
    }
}
