namespace CollectieveKracht.Domain.Moderation;

/// <summary>Why a moderator decided as they did, in words that the author reads.</summary>
public sealed record Reason
{
    public const int MaxLength = 2_000;

    public Reason(string text)
    {
        RuleException.Unless(text.Trim().Length is > 0 and <= MaxLength, "moderation.reason-needed");
        Text = text.Trim();
    }

    public string Text { get; }
}
