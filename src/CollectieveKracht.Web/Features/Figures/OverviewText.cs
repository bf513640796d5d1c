namespace CollectieveKracht.Web.Features.Figures;

/// <summary>The words of the overviews per sector and region, and of the way in to them.</summary>
public sealed class OverviewText;
