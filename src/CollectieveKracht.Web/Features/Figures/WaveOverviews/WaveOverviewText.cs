using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures.WaveOverviews;

/// <summary>The words of what a wave tells of a group.</summary>
public sealed class WaveOverviewText;

public static class WaveOverviewWords
{
    /// <summary>How the figures of an overview are cited, with all that they are filtered by.</summary>
    public static string CitationOf(this IStringLocalizer<WaveOverviewText> texts, WaveOverview overview, SiteOptions site, TimeProvider clock) => texts[
        "Citation", overview.Wave.Wave.Year, string.Join(", ", overview.Ranking.Filter.Select(overview.Wave.NameOf)), overview.Wave.Name, overview.Base!.Value,
        overview.LastingAddress(site), Dates.InFull(clock.GetUtcNow())];
}
