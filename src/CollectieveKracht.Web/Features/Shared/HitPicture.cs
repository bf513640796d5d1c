using CollectieveKracht.Web.Features.Search;

namespace CollectieveKracht.Web.Features.Shared;

/// <summary>The icon of what was found; of knowledge, that of its kind.</summary>
public static class HitPicture
{
    public static string Of(SearchKind kind, string? knowledgeKind = null) => kind switch
    {
        SearchKind.Article => OfKnowledge(knowledgeKind),
        SearchKind.Question => "question",
        SearchKind.Challenge => "flag",
        SearchKind.Collective => "people",
        SearchKind.Network => "share",
        _ => "book",
    };

    /// <param name="slug">As in <see cref="Knowledge.KnowledgeKindSlug"/>.</param>
    public static string OfKnowledge(string? slug) => slug switch
    {
        "ervaring" => "microphone",
        "stappenplan" => "steps",
        "voorbeelddocument" => "template",
        "onderzoek" => "chart",
        "interview" => "chat",
        "wet-en-regels" => "scale",
        "geldregeling" => "coin",
        _ => "document",
    };
}
