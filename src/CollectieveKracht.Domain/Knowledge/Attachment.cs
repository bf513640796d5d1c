namespace CollectieveKracht.Domain.Knowledge;

/// <summary>What an attachment turned out to be when it was read.</summary>
public enum AttachmentType
{
    Picture,
    Pdf,
    WordDocument,
    OpenDocument,
    Spreadsheet,
}

/// <summary>
/// A picture or document that belongs to a text. Who may see the published version that shows it may open it; until then only who writes the text,
/// and moderators.
/// </summary>
public sealed class Attachment
{
    public const int MostPerManuscript = 40;

    /// <summary>In bytes.</summary>
    public const int LargestPicture = 15 * 1024 * 1024, LargestDocument = 25 * 1024 * 1024;

    /// <summary>Of what one person uploaded and that belongs to no article yet, in bytes.</summary>
    public const long MostWaitingPerPerson = 300L * 1024 * 1024;

    public const int LongestName = 120;

    private Attachment()
    {
    }

    /// <param name="name">As people read it, without a path.</param>
    /// <param name="text">What a document says, for the search; null for a picture.</param>
    public Attachment(AttachmentId id, AccountId by, ManuscriptId manuscript, AttachmentType type, string name, int size, string? text, DateTimeOffset now)
    {
        RuleException.Unless(name.Length is > 0 and <= LongestName, "attachment.name");
        (Id, UploadedBy, ManuscriptId, Type, Name, Size, Text, UploadedAt) = (id, by, manuscript, type, name, size, text, now);
    }

    public AttachmentId Id { get; private set; }

    public AccountId UploadedBy { get; private set; }

    /// <summary>The text during which it was added. It need not exist any more.</summary>
    public ManuscriptId ManuscriptId { get; private set; }

    /// <summary>The article that it came along with when the text was sent in.</summary>
    public ArticleId? ArticleId { get; private set; }

    public AttachmentType Type { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>In bytes, of the file as it was sent.</summary>
    public int Size { get; private set; }

    public string? Text { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    public bool IsPicture => Type == AttachmentType.Picture;

    /// <summary>Under which it is found; a text that holds this shows or links it.</summary>
    public string Path => PathTo(Id);

    public static string PathTo(AttachmentId id) => $"/bestanden/{id.Value}/";

    /// <summary>It was sent in with the article.</summary>
    public void BelongTo(ArticleId article) => ArticleId ??= article;
}
