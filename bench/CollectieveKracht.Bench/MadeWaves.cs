using CollectieveKracht.Domain;
using CollectieveKracht.Domain.Surveys;
using CollectieveKracht.Web.Data;
using CollectieveKracht.Web.Features.Surveys;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollectieveKracht.Bench;

/// <summary>Published waves of the survey with so many respondents each, of whom some tick few challenges and some many.</summary>
internal sealed class MadeWaves(PlatformDb db)
{
    private const int Seed = 11;

    public async Task WriteAsync(int waves, int respondents, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var municipalities = await db.Regions.Where(region => region.Kind == Domain.Geography.RegionKind.Municipality && region.ValidTo == null).OrderBy(region => region.Code)
            .Select(region => region.Code).ToListAsync(cancel);
        for (var number = 1; number <= waves; number++)
        {
            var slug = $"meting-{number}";
            if (await db.Waves.AnyAsync(known => known.Slug == slug, cancel)) continue;

            await WriteAsync(await AskAsync(slug, number, cancel), respondents, municipalities, new Random(Seed + number), cancel);
        }

        await db.Database.ExecuteSqlAsync($"vacuum (analyze) counted_answers", cancel);
    }

    private async Task<Wave> AskAsync(string slug, int number, CancellationToken cancel)
    {
        var wave = Wave.Prepare(slug, new Label($"Meting {number}", $"Run {number}"), 2030 + number, Wave.FirstVersion, by: null, isExample: true);
        await db.AskStandardQuestionsAsync(wave, by: null, cancel);
        db.Add(wave);
        wave.Open(by: null, DateTimeOffset.UtcNow);
        wave.Close(by: null, DateTimeOffset.UtcNow);
        wave.Publish("Verzonnen antwoorden, om de snelheid te meten", by: null, DateTimeOffset.UtcNow);
        wave.NoteCounted(DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(cancel);
        return wave;
    }

    private async Task WriteAsync(Wave wave, int respondents, List<string> municipalities, Random random, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var now = DateTimeOffset.UtcNow;
        var sets = Enumerable.Range(0, respondents).Select(_ => (Id: Guid.CreateVersion7(), Options: Answer(wave, random), Region: random.Of(municipalities))).ToList();
        await connection.CopyAsync("answer_sets", "id, wave_slug, started_at, submitted_at, changed_at, region_code, networks", sets.Select(set => new object?[] { set.Id, wave.Slug, now, now, now, set.Region, Array.Empty<string>() }), cancel);
        await connection.CopyAsync("counted_answers", "answer_set_id, wave_slug, options, region_code, networks, changed_at", sets.Select(set => new object?[] { set.Id, wave.Slug, set.Options, set.Region, Array.Empty<string>(), now }), cancel);
    }

    private static int[] Answer(Wave wave, Random random)
    {
        var eagerness = random.NextDouble();
        return
        [
            .. wave.Questions.SelectMany(question =>
            {
                var options = question.OfferedOptions.Select(option => option.Id).ToList();
                return question.TakesSeveral ? options.Where(_ => random.Happens(eagerness * 0.8)) : [random.Leaning(options)];
            }),
        ];
    }
}
