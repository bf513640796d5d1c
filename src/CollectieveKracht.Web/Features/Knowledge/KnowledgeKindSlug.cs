using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>How kinds of knowledge are written in addresses, in files and on the screen.</summary>
public static class KnowledgeKindSlug
{
    private static readonly IReadOnlyList<(KnowledgeKind Kind, string Slug, string FileWord, Label Name)> Kinds =
    [
        (KnowledgeKind.Experience, "ervaring", "experience", new("Ervaring", "Experience")),
        (KnowledgeKind.HowTo, "stappenplan", "how-to", new("Stappenplan", "How-to guide")),
        (KnowledgeKind.Tool, "voorbeelddocument", "tool", new("Voorbeelddocument", "Template")),
        (KnowledgeKind.Research, "onderzoek", "research", new("Onderzoek", "Research")),
        (KnowledgeKind.Interview, "interview", "interview", new("Interview", "Interview")),
        (KnowledgeKind.Law, "wet-en-regels", "law", new("Wet en regels", "Law and rules")),
        (KnowledgeKind.Funding, "geldregeling", "funding", new("Geldregeling", "Funding scheme")),
    ];

    public static IEnumerable<(string Slug, Label Name)> Names => Kinds.Select(kind => (kind.Slug, kind.Name));

    /// <summary>As in the address: "stappenplan".</summary>
    public static string Of(KnowledgeKind kind) => Kinds.Single(known => known.Kind == kind).Slug;

    /// <summary>From an address; null for no kind of ours.</summary>
    public static KnowledgeKind? Find(string? slug) => Kinds.Where(known => known.Slug == slug).Select(known => (KnowledgeKind?)known.Kind).FirstOrDefault();

    public static Label NameOf(KnowledgeKind kind) => Kinds.Single(known => known.Kind == kind).Name;

    /// <summary>For the front matter of a file.</summary>
    public static string FileWordOf(KnowledgeKind kind) => Kinds.Single(known => known.Kind == kind).FileWord;

    /// <summary>From the front matter of a file: "how-to".</summary>
    public static KnowledgeKind FromFile(string word) => Kinds.Single(known => known.FileWord == word).Kind;
}
