using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Accounts;
using CollectieveKracht.Web.Features.Vocabularies;
using CollectieveKracht.Web.Platform.Jobs;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Quartz;

namespace CollectieveKracht.Web.Features.Figures.Exports;

/// <summary>Asking for all figures of a wave in one file, and what one asked for in the last week.</summary>
[Authorize]
public sealed class ExportsModel(
    PlatformDb db, ShownWaves waves, VocabularyCache vocabularies, ExportWords words, CurrentViewer current, ISchedulerFactory schedulers, IStringLocalizer<ExportText> texts, TimeProvider clock) : PageModel
{
    public const string Path = "/cijfers/uitvoer";

    [BindProperty(Name = "peiling", SupportsGet = true)]
    public string? WaveSlug { get; set; }

    /// <summary>The sector, province or network, as figures write it; nothing for all.</summary>
    [BindProperty(Name = "filter", SupportsGet = true)]
    public string? Within { get; set; }

    public IReadOnlyList<WaveChoice> Waves { get; private set; } = [];

    public ILookup<GroupKind, ExportGroup> Groups { get; private set; } = null!;

    public IReadOnlyList<FigureExport> Exports { get; private set; } = [];

    public IReadOnlyDictionary<Guid, Label> Names { get; private set; } = new Dictionary<Guid, Label>();

    private AccountId Me => current.Person!.Account;

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (WaveSlug is null || await waves.ReadAsync(WaveSlug, cancel) is not { } wave)
        {
            ModelState.AddModelError("peiling", texts["WaveUnknown"]);
            return Page();
        }

        var about = Groups.SelectMany(kind => kind).FirstOrDefault(group => group.Subject.ToString() == Within);
        if (about is null && Within is { Length: > 0 }) ModelState.AddModelError("filter", texts["WithinUnknown"]);
        else if (about is not null && wave.Count(about.Subject) is null or 0) ModelState.AddModelError("filter", texts["TooFew"]);
        if (!ModelState.IsValid) return Page();

        var wish = new ExportWish(WaveSlug, EditionOf(wave), about?.Subject, Language.Current.Code);
        var export = await db.AskForExportAsync(Me, wish, clock.GetUtcNow(), cancel);
        if (export.State == ExportState.Waiting) await schedulers.RunSoonAsync(MakeFigureExports.Name, cancel);
        return LocalRedirect(Url.Content($"~{Path}/{export.Id}"));
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Waves = [.. (await waves.ReadAllAsync(cancel)).Where(wave => wave.HasAnswers)];
        Groups = ExportGroup.All(await vocabularies.ReadAsync(cancel)).ToLookup(group => group.Group.Kind);
        Exports = await db.ExportsOf(Me, clock.GetUtcNow()).AsNoTracking().ToListAsync(cancel);
        Names = await words.NamesOfAsync(Exports, cancel);
    }

    private static string EditionOf(ShownWave wave) => $"{wave.Wave.Counts}:{string.Join(',', wave.Wave.Shown)}";
}
