using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Geography;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Data.Seed;

/// <summary>Makes the examples, always the same ones, from a fixed seed.</summary>
public sealed class ExampleGenerator(TimeProvider clock)
{
    private const int Seed = 2020;

    public async Task<int> AddToAsync(PlatformDb db, CancellationToken cancel)
    {
        var random = new Random(Seed);
        var now = clock.GetUtcNow();
        var terms = (await db.Terms.ToListAsync(cancel)).ToLookup(term => term.Characteristic);
        var municipalities = await db.Regions.Where(region => region.Kind == RegionKind.Municipality).OrderBy(region => region.Code).ToListAsync(cancel);
        var challenges = await db.Challenges.OrderBy(challenge => challenge.Slug).ToListAsync(cancel);
        const int count = 40;
        for (var number = 1; number <= count; number++)
        {
            var field = Pick(terms[Characteristic.ActivityField].ToList());
            var collective = new Collective($"voorbeeld-{number}", $"Voorbeeldcollectief {number}", "Een voorbeeld.", Pick(municipalities), isExample: true);
            collective.WorkIn([field], field, [.. terms[Characteristic.Sector]]);
            collective.Organise(Pick(terms[Characteristic.LegalForm].ToList()), Pick(terms[Characteristic.WorkingArea].ToList()), random.Next(5, 800), [.. terms[Characteristic.SizeClass]]);
            collective.Propose(now.AddDays(-random.Next(400)));
            db.Add(collective);
            foreach (var challenge in challenges.OrderBy(_ => random.Next()).Take(3))
                db.Add(new Recognition(collective, challenge, RecognitionState.PlaysNow, now));
        }

        await db.SaveChangesAsync(cancel);
        return count;

        T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
    }
}
