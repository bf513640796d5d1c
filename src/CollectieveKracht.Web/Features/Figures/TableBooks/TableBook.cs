using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Figures.CrossTables;
using CollectieveKracht.Web.Features.Figures.Rankings;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Export;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.Extensions.Localization;

namespace CollectieveKracht.Web.Features.Figures.TableBooks;

/// <summary>
/// All tables of a wave in one workbook: its rankings, and every characteristic beside every challenge. The numbers are those of the pages, so what is hidden there is hidden here.
/// </summary>
public sealed class TableBook(
    PlatformDb db, ShownWaves waves, VocabularyCache vocabularies, FigureBook books, SiteOptions site, IStringLocalizer<CrossText> cross, IStringLocalizer<RankingText> rankings,
    IStringLocalizer<TableBookText> texts)
{
    public const string Path = "/cijfers/tabellenboek";

    /// <param name="slug">Of a published wave with answers.</param>
    /// <param name="within">The sector, province or network that it is about; null for all respondents.</param>
    /// <returns>Null when there is none of that name.</returns>
    public async Task<XlsxBook?> MakeAsync(string slug, CancellationToken cancel, Subject? within = null)
    {
        if (await waves.ReadAsync(slug, cancel) is not { } wave) return null;

        var query = new QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["peiling"] = slug });
        var ranking = await RankingSelection.FindAsync(db, waves, await vocabularies.ReadAsync(cancel), query, inFull: false, cancel, within);
        var filter = ranking!.Filter;
        FigureTable[] tables =
        [
            rankings.NumbersOf(ranking) with { Title = texts["Rankings"] },
            .. Characteristics(wave).Where(axis => axis.Kind != within?.Kind).Select(axis => TableOf(wave, ranking.Waves, axis, filter)),
        ];
        return books.Of(
            texts["TitleOf", wave.Name],
            [$"{string.Join(", ", filter.Select(wave.NameOf).Prepend(wave.Name))}. {wave.Wave.Source}", $"n = {wave.Count(filter)?.ToString(Language.Current.Culture) ?? "–"}", site.Origin + Path + $"?peiling={slug}", .. Contents(tables)], tables);
    }

    /// <summary>The characteristics that stand beside the challenges.</summary>
    public static IEnumerable<FigureAxis> Characteristics(ShownWave wave) =>
        wave.Axes.Where(axis => axis.Kind is not (SubjectKind.Challenge or SubjectKind.Category));

    private FigureTable TableOf(ShownWave wave, IReadOnlyList<WaveChoice> all, FigureAxis rows, IReadOnlyList<Subject> filter)
    {
        var challenges = new FigureAxis("uitdagingen", texts["Challenges"], SubjectKind.Challenge, [.. wave.Tree.SelectMany(branch => branch.ChallengeSubjects.Prepend(branch.Subject))]);
        var chosen = new CrossSelection(all, wave, rows, challenges, filter, CrossMeasure.Count, Chosen: null) { PagePath = CrossSelection.Path };
        return cross.NumbersOf(chosen) with { Title = cross.ShortNameOf(rows) };
    }

    private IEnumerable<string> Contents(IEnumerable<FigureTable> tables) => tables.Select(table => texts["Sheet", table.Title, table.Rows.Count].Value);
}

/// <summary>The words of table books.</summary>
public sealed class TableBookText;
