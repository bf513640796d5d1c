using System.Text.Json;
using System.Text.Json.Serialization;
using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Accounts;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>Stores a record of the field of knowledge as one jsonb value that is always read and written whole.</summary>
internal sealed class KnowledgeJson<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, KnowledgeJson.Options), json => JsonSerializer.Deserialize<T>(json, KnowledgeJson.Options)!)
{
    public static ValueComparer<T> Comparer { get; } = new(
        (left, right) => KnowledgeJson.Written(left) == KnowledgeJson.Written(right),
        value => KnowledgeJson.Written(value).GetHashCode(StringComparison.Ordinal),
        value => value);
}

internal static class KnowledgeJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new AudienceWriter(), new IdWriter<CollectiveId>(), new IdWriter<ArticleId>() },
    };

    internal static string Written<T>(T value) => JsonSerializer.Serialize(value, Options);

    private sealed class AudienceWriter : JsonConverter<Audience>
    {
        public override Audience Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Audience.FromKey(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Audience value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
    }

    private sealed class IdWriter<TId> : JsonConverter<TId> where TId : struct, IEntityId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => TId.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
