namespace CollectieveKracht.Domain.Moderation;

/// <summary>What a reader finds wrong with something.</summary>
public enum FlagGround
{
    Advertising,
    Wrong,
    Outdated,
    Hurtful,

    /// <summary>It tells of a person what is nobody's business.</summary>
    Private,

    /// <summary>It is someone else's work.</summary>
    Rights,

    Other,
}

/// <summary>What one reader reported. Its writer is told the outcome, not who it was.</summary>
public sealed class Flag
{
    public const int LongestExplanation = 1_000;

    /// <summary>So many articles one person can report in a day.</summary>
    public const int MostADay = 20;

    private Flag()
    {
    }

    internal Flag(AccountId by, FlagGround ground, string? explanation, DateTimeOffset now)
    {
        RuleException.Unless(Enum.IsDefined(ground), "flag.ground");
        RuleException.Unless(explanation is null or { Length: <= LongestExplanation }, "flag.explanation-too-long");
        RuleException.Unless(ground != FlagGround.Other || explanation is not null, "flag.explanation-needed");
        (By, Ground, Explanation, At) = (by, ground, explanation, now);
    }

    public AccountId By { get; private set; }

    public FlagGround Ground { get; private set; }

    /// <summary>In the reader's own words; gone when they had their account erased.</summary>
    public string? Explanation { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Forget() => Explanation = null;
}
