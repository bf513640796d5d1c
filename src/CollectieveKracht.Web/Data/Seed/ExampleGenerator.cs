using Bogus;
using CollectieveKracht.Domain.Challenges;
using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Web.Data.Seed.Examples;

namespace CollectieveKracht.Web.Data.Seed;

/// <summary>
/// Makes the examples, always the same ones: from a fixed seed, with a source of chance of its own. Only their dates
/// move along with the moment of loading. docs/figures.md ("Examples") tells which figures they follow.
/// </summary>
public sealed class ExampleGenerator(TimeProvider clock)
{
    private const int Seed = 2020;

    // Saving looks at all that is tracked, so that one big batch would be slower.
    private const int BatchSize = 60;

    /// <returns>How many collectives and questions were added.</returns>
    public async Task<int> AddToAsync(PlatformDb db, CancellationToken cancel)
    {
        var faker = new Faker("nl") { Random = new Randomizer(Seed) };
        var now = clock.GetUtcNow();
        var words = await ExampleVocabulary.ReadAsync(db, cancel);
        var collectives = new ExampleCollectives(faker, words, now).Make();
        var recognitions = new ExampleChallenges(faker.Random, words, now).Recognise(collectives);
        var questions = new ExampleQuestions(faker.Random, words, now).Ask(recognitions);

        await SaveAsync(db, collectives, recognitions, cancel);
        db.AddRange(questions);
        await db.SaveChangesAsync(cancel);
        await new ExampleWaves(faker.Random, now).AddToAsync(db, collectives, recognitions, cancel);
        return collectives.Count + questions.Count;
    }

    private static async Task SaveAsync(PlatformDb db, List<Collective> collectives, List<Recognition> recognitions, CancellationToken cancel)
    {
        var byCollective = recognitions.ToLookup(recognition => recognition.Collective);
        foreach (var batch in collectives.Chunk(BatchSize))
        {
            db.AddRange(batch);
            db.AddRange(batch.SelectMany(collective => byCollective[collective]));
            await db.SaveChangesAsync(cancel);
        }
    }
}
