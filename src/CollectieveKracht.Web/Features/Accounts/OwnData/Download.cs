using System.Text.Json;
using System.Text.Json.Serialization;
using CollectieveKracht.Domain;
using CollectieveKracht.Web.Data;

namespace CollectieveKracht.Web.Features.Accounts.OwnData;

/// <summary>All that the platform keeps of a person, in one file that machines can read too.</summary>
public static class Download
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task<byte[]> OfAsync(PlatformDb db, IEnumerable<PersonalData> parts, AccountId person, CancellationToken cancel)
    {
        var all = new Dictionary<string, object?>();
        foreach (var part in parts) all[part.Name] = await part.ReadAsync(db, person, cancel);
        return JsonSerializer.SerializeToUtf8Bytes(all, Json);
    }
}
