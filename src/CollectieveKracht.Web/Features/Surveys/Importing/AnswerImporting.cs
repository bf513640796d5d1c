using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Collectives.Forms;
using CollectieveKracht.Web.Features.Surveys.Preparing;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys.Importing;

/// <summary>An earlier import, in the list of a wave.</summary>
public sealed record LoadedFile(Guid Id, string FileName, string Hash, int Rows, string By, DateTimeOffset At);

/// <summary>What became of asking to load a file.</summary>
/// <param name="Loaded">The import, when it was loaded, now or before.</param>
/// <param name="Reading">What keeps it from being loaded.</param>
public sealed record LoadOutcome(AnswerImportId? Loaded, SheetReading? Reading = null);

/// <summary>Takes files of answers in: looks at them with what the platform knows, and loads them whole or not at all.</summary>
public sealed class AnswerImporting(PlatformDb db, WaveCounting counting, TimeProvider clock)
{
    private const int BatchSize = 500, MostFiles = 100;

    /// <summary>The newest files that were loaded into a wave.</summary>
    public async Task<IReadOnlyList<LoadedFile>> LoadedAsync(string waveSlug, CancellationToken cancel) => await (
        from import in db.AnswerImports.AsNoTracking()
        where import.WaveSlug == waveSlug
        join account in db.Accounts on import.By equals account.Id
        orderby import.At descending
        select new LoadedFile(import.Id.Value, import.FileName, import.FileHash, import.Rows, account.Name, import.At)).Take(MostFiles).ToListAsync(cancel);

    /// <summary>What the rows of a file say in a wave, and what is wrong with them.</summary>
    public async Task<SheetReading> ReadAsync(Wave wave, AnswerSheet sheet, IReadOnlyList<ColumnUse> uses, CancellationToken cancel) =>
        SheetReading.Of(wave, sheet, uses, await SurroundingsAsync(wave, uses, cancel));

    /// <summary>Loads a file that is looked at, if nothing is wrong with it. Of two who ask at once the second finds it loaded.</summary>
    public async Task<LoadOutcome> LoadAsync(ImportDraft shown, AccountId by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var wave = await db.HoldWaveAsync(shown.WaveSlug, cancel);
        if (await EarlierAsync(wave, shown.FileHash, cancel) is { } earlier) return new(earlier);
        if (await db.ImportDrafts.SingleOrDefaultAsync(known => known.Id == shown.Id, cancel) is not { } draft) return new(null);

        var sheet = AnswerFile.Read(draft.Content);
        RuleException.Unless(!ColumnUse.Refused(wave, sheet, draft.Uses).Any(), "survey.import-column");
        var reading = await ReadAsync(wave, sheet, draft.Uses, cancel);
        if (reading.Problems.Count > 0) return new(null, reading);

        var now = clock.GetUtcNow();
        var import = new AnswerImport(wave, draft.FileName, draft.FileHash, reading.Respondents.Count, by, now, AnswerImportId.From(draft.Id));
        db.Add(import);
        db.Remove(draft);
        await AddAsync(wave, reading.Respondents, import.Id, now, cancel);
        await transaction.CommitAsync(cancel);
        await counting.CountAsync(wave.Slug, cancel);
        return new(import.Id);
    }

    /// <summary>The import of the same file into a wave; null when there is none.</summary>
    public async Task<AnswerImportId?> EarlierAsync(Wave wave, string hash, CancellationToken cancel) => await db.AnswerImports
        .Where(import => import.WaveSlug == wave.Slug && import.FileHash == hash).Select(import => (AnswerImportId?)import.Id).SingleOrDefaultAsync(cancel);

    // What is saved is let go of, so that each batch costs the same.
    private async Task AddAsync(Wave wave, IReadOnlyList<SheetRespondent> respondents, AnswerImportId import, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var batch in respondents.Chunk(BatchSize))
        {
            db.AddRange(batch.Select(respondent => respondent.Answer(wave, import, now)));
            await db.SaveOrRefuseAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<SheetSurroundings> SurroundingsAsync(Wave wave, IReadOnlyList<ColumnUse> uses, CancellationToken cancel)
    {
        var roles = uses.Select(use => use.Role).ToHashSet();
        var terms = await db.Terms.AsNoTracking()
            .Where(term => term.Characteristic == Characteristic.ActivityField || term.Characteristic == Characteristic.SizeClass).OrderBy(term => term.Position).ToListAsync(cancel);
        return new SheetSurroundings(
            roles.Contains(ColumnRole.Collective) ? await CollectivesAsync(wave, cancel) : [],
            roles.Contains(ColumnRole.Municipality) || roles.Contains(ColumnRole.Province) ? await RegionsAsync(cancel) : [],
            [.. terms.Where(term => term.Characteristic == Characteristic.ActivityField)],
            [.. terms.Where(term => term.Characteristic == Characteristic.SizeClass && !term.IsRetired)]);
    }

    private async Task<List<NamedCollective>> CollectivesAsync(Wave wave, CancellationToken cancel) =>
        await db.Collectives.AsNoTracking().Where(collective => collective.Standing == CollectiveStanding.Verified)
            .Select(collective => new NamedCollective(
                collective.Id, collective.Slug, collective.Name, collective.KvkNumber, collective.Municipality.Code, collective.Networks.Select(network => network.Slug).ToList(),
                db.AnswerSets.Any(set => set.WaveSlug == wave.Slug && set.CollectiveId == collective.Id)))
            .ToListAsync(cancel);

    private async Task<List<NamedRegion>> RegionsAsync(CancellationToken cancel) =>
        await db.Regions.AsNoTracking().Where(region => region.Kind != RegionKind.Country).Select(region => new NamedRegion(region.Code, region.Kind, region.Name)).ToListAsync(cancel);
}
