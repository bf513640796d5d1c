namespace CollectieveKracht.Web.Features.Writing;

/// <summary>The words of the pages on which people write.</summary>
public sealed class WritingText;
