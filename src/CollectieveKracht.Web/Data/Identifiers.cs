using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CollectieveKracht.Web.Data;

/// <summary>Stores the domain's identifiers as uuid columns.</summary>
internal static class Identifiers
{
    public static void MapAll(ModelConfigurationBuilder configuration)
    {
        Map<AccountId>(configuration);
        Map<CollectiveId>(configuration);
        Map<NetworkId>(configuration);
        Map<ChallengeId>(configuration);
        Map<ArticleId>(configuration);
        Map<RevisionId>(configuration);
        Map<ManuscriptId>(configuration);
        Map<AttachmentId>(configuration);
        Map<ReadyReasonId>(configuration);
        Map<QuestionId>(configuration);
        Map<AnswerSetId>(configuration);
        Map<AnswerImportId>(configuration);
    }

    private static void Map<TId>(ModelConfigurationBuilder configuration) where TId : struct, IEntityId<TId> =>
        configuration.Properties<TId>().HaveConversion<IdConverter<TId>>();

    internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
        where TId : struct, IEntityId<TId>
    {
        private static TId From(Guid value) => TId.From(value);
    }
}

internal sealed class AudienceConverter() : ValueConverter<Audience, string>(audience => audience.Key, key => Audience.FromKey(key));
