namespace CollectieveKracht.Domain.Moderation;

/// <summary>What a moderator tells the others about an article. Its author never sees it.</summary>
public sealed class ModeratorNote
{
    public const int MaxLength = 1_000;

    private ModeratorNote()
    {
    }

    public ModeratorNote(ArticleId article, Reviewer by, string text, DateTimeOffset now)
    {
        RuleException.Unless(text.Trim().Length is > 0 and <= MaxLength, "moderation.note");
        Id = Guid.CreateVersion7();
        (ArticleId, By, Text, At) = (article, by.Account, text.Trim(), now);
    }

    public Guid Id { get; private set; }

    public ArticleId ArticleId { get; private set; }

    public AccountId By { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
