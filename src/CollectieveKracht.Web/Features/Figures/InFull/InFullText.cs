namespace CollectieveKracht.Web.Features.Figures.InFull;

/// <summary>The words around figures in full.</summary>
public sealed class InFullText;
