using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Figures.Exports;

/// <summary>What exports are called: the wave, and the sector, province or network that they are about.</summary>
public sealed class ExportWords(PlatformDb db, VocabularyCache vocabularies)
{
    private const int Megabyte = 1_000_000;

    public async Task<IReadOnlyDictionary<Guid, Label>> NamesOfAsync(IReadOnlyCollection<FigureExport> exports, CancellationToken cancel)
    {
        var slugs = exports.Select(export => export.WaveSlug).Distinct().ToList();
        var waves = await db.Waves.AsNoTracking().Where(wave => slugs.Contains(wave.Slug)).ToDictionaryAsync(wave => wave.Slug, wave => wave.Name, cancel);
        var vocabulary = await vocabularies.ReadAsync(cancel);
        return exports.ToDictionary(export => export.Id, export =>
        {
            var wave = waves.GetValueOrDefault(export.WaveSlug) ?? new Label(export.WaveSlug, export.WaveSlug);
            return export.Within is null ? wave : Together(wave, ExportGroup.Find(vocabulary, export.Within)?.Name ?? new Label(export.Within, export.Within));
        });
    }

    public async Task<Label> NameOfAsync(FigureExport export, CancellationToken cancel) => (await NamesOfAsync([export], cancel))[export.Id];

    /// <summary>What its file is called where someone keeps it.</summary>
    public async Task<string> FileNameOfAsync(FigureExport export, CancellationToken cancel)
    {
        var about = export.Within is null ? null : ExportGroup.Find(await vocabularies.ReadAsync(cancel), export.Within);
        return $"cijfers-{export.WaveSlug}{(about is null ? "" : $"-{about.Group.Slug}")}-{export.Language}.zip";
    }

    /// <summary>In the language of the request: "12,4 MB".</summary>
    public static string SizeOf(FigureExport export) => export.Size >= Megabyte
        ? $"{((double)export.Size / Megabyte).ToString("0.0", Language.Current.Culture)} MB"
        : $"{Math.Max(1, export.Size / 1000)} kB";

    private static Label Together(Label wave, Label group) => new($"{wave.Nl}, {group.Nl}", $"{wave.En}, {group.En}");
}
