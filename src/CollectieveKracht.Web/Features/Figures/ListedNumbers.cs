using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Export.Pictures;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures;

/// <summary>Figures of what is listed now in a sector, region or network, to take along. Everyone gets the numbers of the page as they see it.</summary>
public static class ListedNumbers
{
    public static void MapListedFigures(this WebApplication app)
    {
        MapFaced("/sectoren", FacetDimension.Sector);
        MapFaced("/regio", FacetDimension.Region);
        MapFaced("/netwerken", FacetDimension.Network);
        MapParts("/sectoren", FacetDimension.Sector, FacetDimension.Region);
        MapParts("/regio", FacetDimension.Region, FacetDimension.Sector);

        void MapFaced(string pages, FacetDimension dimension) => Map($"{pages}/{{slug}}/uitdagingen", pages, dimension, (texts, group, listing, today) => texts.Faced(group, FacedChallenges.In(listing), today));

        void MapParts(string pages, FacetDimension dimension, FacetDimension parts) =>
            Map($"{pages}/{{slug}}/waar", pages, dimension, (texts, group, listing, today) => texts.Parts(group, parts, CountedChoice.PartsIn(listing, parts), listing.Total, today));

        void Map(string address, string pages, FacetDimension dimension, Func<IStringLocalizer<OverviewText>, ListedGroup, Listing, DateTimeOffset, PageFigure?> make) =>
            app.MapFigure(address, async (context, cancel) =>
            {
                var services = context.RequestServices;
                var vocabulary = await services.GetRequiredService<VocabularyCache>().ReadAsync(cancel);
                if (vocabulary.Of(dimension).FirstOrDefault(choice => choice.Slug == $"{context.GetRouteValue("slug")}") is not { } found) return null;

                var texts = services.GetRequiredService<IStringLocalizer<OverviewText>>();
                var listing = await services.GetRequiredService<OverviewQueries>().ListAsync(dimension, found.Slug, services.GetRequiredService<CurrentViewer>().Viewer, cancel);
                return make(texts, new ListedGroup(texts.NameOf(dimension, found), $"{pages}/{found.Slug}"), listing, services.GetRequiredService<TimeProvider>().GetUtcNow())
                    ?.ToFile(services.GetRequiredService<IStringLocalizer<FiguresText>>());
            });
    }

    /// <summary>What plays now with most of them; null when that may not be shown of any challenge.</summary>
    public static PageFigure? Faced(this IStringLocalizer<OverviewText> texts, ListedGroup group, FacedChallenges faced, DateTimeOffset today) => faced.Rows.Count == 0 ? null : new(
        new FigureTable(
            $"uitdagingen-{group.Slug}", texts["ChallengesTitle", group.Name], texts["PlatformSource", faced.Collectives, Dates.InFull(today)],
            [
                new("code", texts["Code"], FigureKind.Text, texts["MeaningChallengeCode"]),
                new("naam", texts["Challenge"], FigureKind.Text, texts["MeaningChallenge"]),
                new("aantal", texts["Count"], FigureKind.Count, texts["MeaningChallengeCount"]),
                new("n", "n", FigureKind.Count, texts["MeaningListed"]),
                new("aandeel", texts["Share"], FigureKind.Share, texts["MeaningShare"]),
            ],
            [.. faced.Rows.Select(row => (FigureValue[])[FigureValue.Of(row.Choice.Code ?? row.Choice.Slug), FigureValue.Of(row.Choice.Text), .. FigureColumns.Values(row.Count, faced.Collectives)])]),
        texts["ChallengesAbout", faced.Collectives], texts["HowChallenges"], end => $"{group.Path}/uitdagingen{end}",
        words => new BarChart(words, [.. faced.Rows.Select(row => PublishedNumbers.Bar(row.Choice.Text, row.Count, faced.Collectives))]).Draw());

    /// <summary>A sector over its provinces, a region over its sectors; null when nobody is listed.</summary>
    public static PageFigure? Parts(this IStringLocalizer<OverviewText> texts, ListedGroup group, FacetDimension of, IReadOnlyList<CountedChoice> parts, int collectives, DateTimeOffset today) => parts.Count == 0 ? null : new(
        new FigureTable(
            $"{(of == FacetDimension.Region ? "provincies" : "sectoren")}-{group.Slug}", texts[of == FacetDimension.Region ? "WhereTitle" : "SectorsTitle", group.Name],
            texts["ListSource", collectives, Dates.InFull(today)],
            [
                new("code", texts["Code"], FigureKind.Text, texts["MeaningPartCode"]),
                new("naam", texts[of == FacetDimension.Region ? "Province" : "Sector"], FigureKind.Text, texts["MeaningPart"]),
                new("aantal", texts["Count"], FigureKind.Count, texts["MeaningPartCount"]),
            ],
            [.. parts.Select(part => (FigureValue[])[FigureValue.Of(part.Choice.Code ?? part.Choice.Slug), FigureValue.Of(part.Choice.Text), FigureValue.Of(part.Count)])]),
        texts[of == FacetDimension.Region ? "WhereAbout" : "SectorsAbout"], texts["HowParts"], end => $"{group.Path}/waar{end}",
        words => new BarChart(words, [.. parts.Select(part => new Bar(part.Choice.Text, part.Count, parts.Max(other => other.Count), part.Count.ToString("N0", Language.Current.Culture)))]) { IsSolid = true }.Draw());

    /// <summary>What a group is called: a province may have the name of a municipality.</summary>
    public static string NameOf(this IStringLocalizer<OverviewText> texts, FacetDimension dimension, Choice group) =>
        dimension == FacetDimension.Region && group.Parent is not null ? texts["MunicipalityName", group.Text] : group.Text;
}

/// <summary>A group of which figures are of what is listed now.</summary>
/// <param name="Path">The path of its page, without language.</param>
public sealed record ListedGroup(string Name, string Path)
{
    public string Slug => Path[(Path.LastIndexOf('/') + 1)..];
}
