namespace CollectieveKracht.Web.Features.Figures.WaveOverviews;

/// <summary>The words of what a wave tells of a group.</summary>
public sealed class WaveOverviewText;
