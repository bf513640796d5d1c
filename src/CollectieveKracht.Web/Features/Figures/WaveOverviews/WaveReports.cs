using System.Globalization;
using AngleSharp.Html.Parser;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Search;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Html;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Pdf;
using CollectieveKracht.Web.Platform.Security;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures.WaveOverviews;

/// <summary>A <see cref="WaveOverview"/> as a report to print: the address of its page with .pdf behind it, and the same choices. It is made of the same
/// views, so that it holds the numbers of the page and hides what the page hides.</summary>
public sealed class WaveReports(ViewText views, SiteOptions site, IStringLocalizer<WaveOverviewText> texts, IStringLocalizer<RankingText> rankings)
{
    private static readonly HtmlParser Parser = new();

    public async Task<byte[]> PdfAsync(WaveOverview overview, CancellationToken cancel)
    {
        using var document = Parser.ParseDocument(await views.RenderAsync("/Features/Figures/WaveOverviews/_WaveReport.cshtml", ViewText.DataOf(overview)));
        var head = HeadOf(overview);
        return await PdfTurn.TakeAsync(() => PdfText.Write(head, document.Body!, new Dictionary<string, PdfPicture>()), cancel);
    }

    private PdfHead HeadOf(WaveOverview overview)
    {
        var (page, countedAt, source) = (texts["PageOf"].Value, overview.Wave.Wave.CountedAt, rankings.SourceOf(overview.Ranking));
        return new(
            $"{overview.About}: {overview.Wave.Name}", site.Name, source, Language.Current.Code, site.Name, countedAt, overview.LastingAddress(site),
            source, (number, count) => string.Format(CultureInfo.InvariantCulture, page, number, count));
    }
}

public static class WaveReportsFeature
{
    /// <summary>A file may wait for its turn longer than a page may.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void AddWaveReports(this IServiceCollection services) => services.AddScoped<WaveReports>();

    public static void MapWaveReports(this WebApplication app)
    {
        Map("/sectoren", FacetDimension.Sector, sector => new Subject(SubjectKind.Sector, sector.Slug));
        // Of municipalities there is too little to show.
        Map("/regio", FacetDimension.Region, region => region.Parent is null ? new Subject(SubjectKind.Province, region.Code!) : null);
        Map("/netwerken", FacetDimension.Network, network => new Subject(SubjectKind.Network, network.Slug));

        void Map(string pages, FacetDimension dimension, Func<Choice, Subject?> subjectOf) => app.MapPublicPage(
            $"{pages}/{{slug}}.pdf",
            async (string slug, HttpContext context, PlatformDb db, ShownWaves waves, VocabularyCache vocabularies, WaveReports reports, CancellationToken cancel) =>
            {
                var vocabulary = await vocabularies.ReadAsync(cancel);
                if (vocabulary.Of(dimension).FirstOrDefault(choice => choice.Slug == slug) is not { } found || subjectOf(found) is not { } about) return Results.NotFound();

                return await WaveOverview.ReadAsync(db, waves, vocabulary, $"{pages}/{slug}", about, context.Request.Query, cancel) is { } overview
                    ? Results.File(await reports.PdfAsync(overview, cancel), "application/pdf", $"{slug}-{overview.Wave.Wave.Slug}.pdf")
                    : Results.NotFound();
            }).CountedAs(Counted.Print).WithMetadata(new InertAttribute()).WithRequestTimeout(Patience);
    }
}
