using System.Text.Json;
using CollectieveKracht.Domain;

namespace CollectieveKracht.Web.Data.Seed;

/// <summary>The report's vocabulary and published figures, as Data/Seed/reference.json holds them.</summary>
public sealed record ReferenceFile(
    Dictionary<string, List<ReferenceFile.TermEntry>> Characteristics,
    List<ReferenceFile.TermEntry> ActivityFields,
    List<ReferenceFile.CategoryEntry> ChallengeCategories,
    ReferenceFile.Results PublishedResults)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static ReferenceFile Read(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<ReferenceFile>(file, Options)!;
    }

    public sealed record TermEntry(
        string Slug, string Nl, string En, string? Sector, bool Food, bool Financial, string? Group, int? From, int? To)
    {
        public Label Name => new(Nl, En);
    }

    public sealed record CategoryEntry(string Slug, string Nl, string En, List<ChallengeEntry> Challenges);

    public sealed record ChallengeEntry(string Slug, string Nl, string En, int? Survey_2020);

    public sealed record Results(
        [property: System.Text.Json.Serialization.JsonPropertyName("overview_1_respondents_with_at_least_one_challenge")] PanelResults Overview1,
        [property: System.Text.Json.Serialization.JsonPropertyName("overview_2_weighted_rank")] WeightedRanks Overview2,
        [property: System.Text.Json.Serialization.JsonPropertyName("overview_3_key_challenges")] Dictionary<string, List<string>> Overview3,
        List<ShareEntry> Shares,
        List<CrossEntry> Cross);

    public sealed record PanelResults(Dictionary<string, int> Interviews, Dictionary<string, int> Survey);

    public sealed record WeightedRanks(Dictionary<string, decimal> Interviews, Dictionary<string, decimal> Survey, Spread SpreadInterneWerking);

    public sealed record Spread(Dictionary<string, decimal> Lowest, Dictionary<string, decimal> Highest);

    public sealed record ShareEntry(string Of, string Value, decimal? Percent, int? Count, bool AtLeast, bool Approximately);

    public sealed record CrossEntry(
        Dictionary<string, string> Row, Dictionary<string, string> Column, decimal? Percent, int? Count, int? OfCount, bool AtLeast);
}
