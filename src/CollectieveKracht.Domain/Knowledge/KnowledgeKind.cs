namespace CollectieveKracht.Domain.Knowledge;

/// <summary>What kind of knowledge an article holds.</summary>
public enum KnowledgeKind
{
    Experience,
    HowTo,
    Tool,
    Research,
    Interview,
    Law,
    Funding,
}
