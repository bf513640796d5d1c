namespace CollectieveKracht.Domain;

/// <summary>An identifier that cannot be swapped with one of another kind. Made by the domain, ordered by time of making.</summary>
public interface IEntityId<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public readonly record struct AccountId(Guid Value) : IEntityId<AccountId>
{
    public static AccountId New() => new(Guid.CreateVersion7());

    public static AccountId From(Guid value) => new(value);
}

public readonly record struct CollectiveId(Guid Value) : IEntityId<CollectiveId>
{
    public static CollectiveId New() => new(Guid.CreateVersion7());

    public static CollectiveId From(Guid value) => new(value);
}

public readonly record struct NetworkId(Guid Value) : IEntityId<NetworkId>
{
    public static NetworkId New() => new(Guid.CreateVersion7());

    public static NetworkId From(Guid value) => new(value);
}

public readonly record struct ChallengeId(Guid Value) : IEntityId<ChallengeId>
{
    public static ChallengeId New() => new(Guid.CreateVersion7());

    public static ChallengeId From(Guid value) => new(value);
}

public readonly record struct ArticleId(Guid Value) : IEntityId<ArticleId>
{
    public static ArticleId New() => new(Guid.CreateVersion7());

    public static ArticleId From(Guid value) => new(value);
}

public readonly record struct RevisionId(Guid Value) : IEntityId<RevisionId>
{
    public static RevisionId New() => new(Guid.CreateVersion7());

    public static RevisionId From(Guid value) => new(value);
}

public readonly record struct QuestionId(Guid Value) : IEntityId<QuestionId>
{
    public static QuestionId New() => new(Guid.CreateVersion7());

    public static QuestionId From(Guid value) => new(value);
}

public readonly record struct ManuscriptId(Guid Value) : IEntityId<ManuscriptId>
{
    public static ManuscriptId New() => new(Guid.CreateVersion7());

    public static ManuscriptId From(Guid value) => new(value);
}

public readonly record struct AttachmentId(Guid Value) : IEntityId<AttachmentId>
{
    public static AttachmentId New() => new(Guid.CreateVersion7());

    public static AttachmentId From(Guid value) => new(value);
}

public readonly record struct ReadyReasonId(Guid Value) : IEntityId<ReadyReasonId>
{
    public static ReadyReasonId New() => new(Guid.CreateVersion7());

    public static ReadyReasonId From(Guid value) => new(value);
}

public readonly record struct AnswerSetId(Guid Value) : IEntityId<AnswerSetId>
{
    public static AnswerSetId New() => new(Guid.CreateVersion7());

    public static AnswerSetId From(Guid value) => new(value);
}

public readonly record struct AnswerImportId(Guid Value) : IEntityId<AnswerImportId>
{
    public static AnswerImportId New() => new(Guid.CreateVersion7());

    public static AnswerImportId From(Guid value) => new(value);
}
