using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Features.Surveys.Preparing;

/// <summary>A wave in the list for administrators.</summary>
/// <param name="Questions">How many are asked; none of a wave that was held elsewhere.</param>
/// <param name="Begun">Lists of answers, also those that were sent in.</param>
public sealed record ListedWave(
    string Slug, Label Name, int Year, WaveStage Stage, bool IsExample, int Questions, int Begun, int Submitted, DateTimeOffset? CountedAt);

/// <summary>How many answered, of one sector.</summary>
/// <param name="Sector">Null for respondents that are not on the platform.</param>
public sealed record SectorAnswers(Label? Sector, int Begun, int Submitted);

/// <summary>Reads waves for who prepares them.</summary>
public static class PreparedWaves
{
    /// <summary>All waves, the newest first.</summary>
    public static async Task<IReadOnlyList<ListedWave>> ListedWavesAsync(this PlatformDb db, CancellationToken cancel) =>
        await db.Waves.OrderByDescending(wave => wave.Year).ThenBy(wave => wave.Slug).Select(wave => new ListedWave(
            wave.Slug, wave.Name, wave.Year, wave.Stage, wave.IsExample, wave.Questions.Count(question => !question.IsRetired),
            db.AnswerSets.Count(set => set.WaveSlug == wave.Slug), db.AnswerSets.Count(set => set.WaveSlug == wave.Slug && set.SubmittedAt != null), wave.CountedAt))
            .ToListAsync(cancel);

    /// <summary>A wave with all its questions; null when there is none of that name.</summary>
    public static async Task<Wave?> PreparedWaveAsync(this PlatformDb db, string? slug, CancellationToken cancel) => Slug.IsValid(slug)
        ? await db.Waves.Include(wave => wave.Questions).ThenInclude(question => question.Options).AsSplitQuery().SingleOrDefaultAsync(wave => wave.Slug == slug, cancel)
        : null;

    /// <summary>The same, to change it. Until the transaction ends, others who change it or load answers wait.</summary>
    public static async Task<Wave> HoldWaveAsync(this PlatformDb db, string slug, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await db.Database.ExecuteSqlAsync($"select 1 from waves where slug = {slug} for update", cancel);
        return (await db.PreparedWaveAsync(slug, cancel))!;
    }

    /// <summary>How many lists were begun and sent in, per sector.</summary>
    public static async Task<IReadOnlyList<SectorAnswers>> AnswersPerSectorAsync(this PlatformDb db, string slug, CancellationToken cancel)
    {
        var perSector = await (
            from answers in db.AnswerSets.AsNoTracking()
            where answers.WaveSlug == slug
            join collective in db.Collectives on answers.CollectiveId equals collective.Id into answering
            from collective in answering.DefaultIfEmpty()
            group answers by collective == null ? null : collective.Sector.Slug into sector
            select new { Slug = sector.Key, Begun = sector.Count(), Submitted = sector.Count(answers => answers.SubmittedAt != null) }).ToListAsync(cancel);
        var sectors = await db.Terms.AsNoTracking().Where(term => term.Characteristic == Domain.Collectives.Characteristic.Sector).OrderBy(term => term.Position).ToListAsync(cancel);
        return
        [
            .. from sector in sectors join counted in perSector on sector.Slug equals counted.Slug select new SectorAnswers(sector.Name, counted.Begun, counted.Submitted),
            .. from counted in perSector where counted.Slug is null select new SectorAnswers(null, counted.Begun, counted.Submitted),
        ];
    }
}
