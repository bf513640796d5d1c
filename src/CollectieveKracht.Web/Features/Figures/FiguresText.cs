namespace CollectieveKracht.Web.Features.Figures;

/// <summary>The words around figures, wherever they are shown.</summary>
public sealed class FiguresText;
