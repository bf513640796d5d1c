namespace CollectieveKracht.Web.Features.Figures.SavedViews;

/// <summary>Texts of the pages on which people keep views of the figures.</summary>
public sealed class SavedViewText;
