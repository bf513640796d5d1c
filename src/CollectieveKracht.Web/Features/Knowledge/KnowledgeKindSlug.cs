using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>How kinds of knowledge are written in addresses and files.</summary>
public static class KnowledgeKindSlug
{
    private static readonly Dictionary<string, KnowledgeKind> Kinds = new()
    {
        ["experience"] = KnowledgeKind.Experience,
        ["how-to"] = KnowledgeKind.HowTo,
        ["tool"] = KnowledgeKind.Tool,
        ["research"] = KnowledgeKind.Research,
        ["interview"] = KnowledgeKind.Interview,
        ["law"] = KnowledgeKind.Law,
        ["funding"] = KnowledgeKind.Funding,
    };

    private static readonly Dictionary<KnowledgeKind, string> Dutch = new()
    {
        [KnowledgeKind.Experience] = "ervaring",
        [KnowledgeKind.HowTo] = "stappenplan",
        [KnowledgeKind.Tool] = "voorbeelddocument",
        [KnowledgeKind.Research] = "onderzoek",
        [KnowledgeKind.Interview] = "interview",
        [KnowledgeKind.Law] = "wet-en-regels",
        [KnowledgeKind.Funding] = "geldregeling",
    };

    public static IEnumerable<string> All => Dutch.Values;

    /// <summary>As in the address: "stappenplan".</summary>
    public static string Of(KnowledgeKind kind) => Dutch[kind];

    public static KnowledgeKind? FromSlug(string slug) =>
        Dutch.FirstOrDefault(pair => pair.Value == slug) is { Value: not null } found ? found.Key : null;

    /// <summary>As in the front matter of a file: "how-to".</summary>
    public static KnowledgeKind FromFile(string word) => Kinds[word];
}
