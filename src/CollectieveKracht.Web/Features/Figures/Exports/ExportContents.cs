using System.Text;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Figures.TableBooks;
using CollectieveKracht.Web.Features.Figures.WaveOverviews;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Export;
using CollectieveKracht.Web.Platform.Export.Pictures;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace CollectieveKracht.Web.Features.Figures.Exports;

/// <summary>A file in an export, made when its turn comes.</summary>
public sealed record ExportFile(string Name, Func<CancellationToken, Task<byte[]>> MakeAsync);

/// <summary>Something in an export: the same figure in several kinds of files, a workbook or a report.</summary>
/// <param name="Folder">The end of the name of a text that says what such things are.</param>
/// <param name="Address">Where it stands on the site, to be followed from outside.</param>
/// <param name="Columns">What its columns mean; empty where the file says so itself.</param>
public sealed record ExportPart(string Folder, string Title, string Address, IReadOnlyList<ExportFile> Files, IReadOnlyList<FigureColumn> Columns);

/// <param name="About">The sector, province or network; null for the whole wave.</param>
public sealed record ExportPlan(ShownWave Wave, ExportGroup? About, IReadOnlyList<ExportPart> Parts);

/// <summary>
/// What is in an export, in the language of who asked. Everything is made of the views of which the pages are made, so that it holds their numbers and hides what they hide.
/// </summary>
public sealed class ExportContents(
    PlatformDb db, ShownWaves waves, VocabularyCache vocabularies, TableBook book, FigurePictures pictures, WaveReports reports, SiteOptions site,
    IStringLocalizer<CrossText> cross, IStringLocalizer<RankingText> rankings, IStringLocalizer<TableBookText> books)
{
    public const string Book = "Book", Ranking = "Ranking", Cross = "Cross", Report = "Report";

    /// <returns>Null when the wave, or what it is about, is not there any more.</returns>
    public async Task<ExportPlan?> PlanAsync(string waveSlug, Subject? within, CancellationToken cancel)
    {
        var vocabulary = await vocabularies.ReadAsync(cancel);
        var about = within is { } subject ? ExportGroup.Find(vocabulary, subject.ToString()) : null;
        if (within is not null && about is null) return null;

        var query = new QueryCollection(new Dictionary<string, StringValues> { ["peiling"] = waveSlug });
        if (await RankingSelection.FindAsync(db, waves, vocabulary, query, inFull: false, cancel) is not { } whole) return null;

        var overviews = await OverviewsAsync(whole.Wave, about, vocabulary, query, cancel);
        return new ExportPlan(whole.Wave, about,
        [
            BookOf(whole.Wave, about),
            .. about is null ? [RankingOf(whole, null)] : Enumerable.Empty<ExportPart>(),
            .. overviews.Select(overview => RankingOf(overview.Overview.Ranking, overview.Group)),
            .. CrossTables(whole, about),
            .. overviews.Select(overview => ReportOf(overview.Overview, overview.Group)),
        ]);
    }

    /// <summary>What there is a report of: the group that was asked for, or each sector and province in which enough collectives answered.</summary>
    private async Task<IReadOnlyList<(ExportGroup Group, WaveOverview Overview)>> OverviewsAsync(
        ShownWave wave, ExportGroup? about, Vocabulary vocabulary, QueryCollection query, CancellationToken cancel)
    {
        var found = new List<(ExportGroup, WaveOverview)>();
        var groups = about is null ? ExportGroup.All(vocabulary).Where(group => group.Subject.Kind is SubjectKind.Sector or SubjectKind.Province) : [about];
        foreach (var group in groups.Where(group => wave.Count(group.Subject) is > 0))
        {
            var overview = await WaveOverview.ReadAsync(db, waves, vocabulary, group.Path, group.Subject, query, cancel);
            if (overview is { Ranking.View.IsEmpty: false }) found.Add((group, overview));
        }

        return found;
    }

    private ExportPart BookOf(ShownWave wave, ExportGroup? about)
    {
        var slug = wave.Wave.Slug;
        return new ExportPart(
            Book, books["TitleOf", wave.Name], AddressOf($"{TableBook.Path}?peiling={slug}"),
            [new ExportFile(NameOf($"tabellenboek-{slug}", about) + ".xlsx", async cancel => Bytes((await book.MakeAsync(slug, cancel, about?.Subject))!))], []);
    }

    private ExportPart RankingOf(RankingSelection chosen, ExportGroup? group)
    {
        var (numbers, picture) = (rankings.NumbersOf(chosen), new Lazy<Picture>(() => pictures.Of(chosen)));
        var address = IsFilter(group) ? chosen.Address(RankingSelection.Path) : $"{group!.Path}?peiling={chosen.Wave.Wave.Slug}";
        return FigureOf(Ranking, "ranglijsten", NameOf(numbers.Name, group), TitleOf(numbers.Title, group), AddressOf(address), numbers, picture);
    }

    /// <summary>Every characteristic beside every category of challenges, and beside all categories together.</summary>
    private IEnumerable<ExportPart> CrossTables(RankingSelection whole, ExportGroup? about)
    {
        var (wave, filter) = (whole.Wave, about is null ? (IReadOnlyList<Subject>)[] : [about.Subject]);
        return from rows in TableBook.Characteristics(wave).Where(axis => axis.Kind != about?.Subject.Kind)
               from columns in wave.Axes.Where(axis => axis.Kind is SubjectKind.Challenge or SubjectKind.Category)
               let chosen = new CrossSelection(whole.Waves, wave, rows, columns, filter, CrossMeasure.RowShare, Chosen: null) { PagePath = CrossSelection.Path }
               where !chosen.View.IsEmpty
               select CrossOf(chosen, about);
    }

    private ExportPart CrossOf(CrossSelection chosen, ExportGroup? about)
    {
        var (numbers, picture) = (cross.NumbersOf(chosen), new Lazy<Picture>(() => pictures.Of(chosen)));
        var address = IsFilter(about) ? chosen.Address(CrossSelection.Path) : $"{about!.Path}?peiling={chosen.Wave.Wave.Slug}";
        return FigureOf(Cross, "kruistabellen", NameOf(numbers.Name, about), TitleOf(numbers.Title, about), AddressOf(address), numbers, picture);
    }

    private ExportPart ReportOf(WaveOverview overview, ExportGroup group) => new(
        Report, $"{overview.About}: {overview.Wave.Name}", overview.LastingAddress(site),
        [new ExportFile($"rapporten/{group.Group.Slug}-{overview.Wave.Wave.Slug}.pdf", cancel => reports.PdfAsync(overview, cancel))], []);

    private static ExportPart FigureOf(string kind, string folder, string name, string title, string address, FigureTable numbers, Lazy<Picture> picture)
    {
        return new ExportPart(
            kind, title, address,
            [
                File("csv", () => Encoding.UTF8.GetBytes(numbers.ToCsv())),
                File("json", () => Encoding.UTF8.GetBytes(numbers.ToJson().ToJsonString())),
                File("svg", () => PictureSvg.Write(picture.Value)),
                File("png", () => PicturePng.Write(picture.Value)),
            ],
            numbers.Columns);

        ExportFile File(string end, Func<byte[]> make) => new($"{folder}/{name}.{end}", _ => Task.FromResult(make()));
    }

    private static byte[] Bytes(XlsxBook made)
    {
        using var content = new MemoryStream();
        Xlsx.Write(content, made);
        return content.ToArray();
    }

    /// <summary>Whether an address can be filtered by it; figures of other groups stand on their own page.</summary>
    private static bool IsFilter(ExportGroup? group) => group is null || SubjectKind.Filters.Contains(group.Subject.Kind);

    private string AddressOf(string path) => site.Origin + Language.Current.Prefix + path;

    private static string TitleOf(string title, ExportGroup? group) => group is null ? title : $"{title}, {group.Name.In(Language.Current.Code)}";

    // Of slugs, so that it is a name on any machine.
    private static string NameOf(string name, ExportGroup? group) => group is null ? name : $"{name}-{group.Group.Slug}";
}
