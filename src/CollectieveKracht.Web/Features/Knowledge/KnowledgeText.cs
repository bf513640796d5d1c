namespace CollectieveKracht.Web.Features.Knowledge;

/// <summary>The words of the pages about knowledge.</summary>
public sealed class KnowledgeText;
